package org.portaplus.benchmarks.codecs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.model.PortaProductInfo;
import org.portaplus.server.model.ProductAccount;
import org.portaplus.server.model.ProductResponse;
import org.portaplus.wire.json.WireJsonMapper;

/**
 * The messages that are measured: types of the contract with the values that an ordinary office has. Items differ in what
 * names them. Each call makes new objects.
 *
 * @param name as it is on the command line and in the table
 * @param type what it is read as
 * @param rows whether it is a list of flat objects, which any library of CSV can carry
 */
record Messages(String name, JavaType type, boolean rows) {
    /** Refuses a document that has what the contract has not. */
    private static final ObjectReader JSON =
            new WireJsonMapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** All of them, in the order of the table. */
    static final List<Messages> ALL = List.of(
            message("create-account", CreateAccount.class),
            message("product-1", ProductResponse.class),
            message("product-100", ProductResponse.class),
            message("product-1000", ProductResponse.class),
            message("batch-100", BatchCustomerCreation.class),
            rows("rows-1"),
            rows("rows-100"),
            rows("rows-1000"));

    private static Messages message(String name, Class<?> type) {
        return new Messages(name, TypeFactory.defaultInstance().constructType(type), false);
    }

    private static Messages rows(String name) {
        return new Messages(
                name,
                TypeFactory.defaultInstance().constructType(new TypeReference<List<PortaProductInfo>>() {}),
                true);
    }

    /** The one with this name. */
    static Messages named(String name) {
        return ALL.stream()
                .filter(message -> message.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no message " + name));
    }

    /** A new one. */
    Object create() {
        int count = Integer.parseInt("0" + name.replaceAll("\\D", ""));
        return switch (name.replaceAll("-\\d+", "")) {
            case "create-account" -> read("create-account", CreateAccount.class, "", 0);
            case "product" -> product(count);
            case "batch" -> batch(count);
            default -> items(count, "report-row", PortaProductInfo.class, "id");
        };
    }

    private static ProductResponse product(int accounts) {
        ProductResponse response = new ProductResponse();
        response.setAccounts(items(accounts, "account", ProductAccount.class, "AccountId"));
        response.setNumberOfAccounts(accounts);
        response.setLicense("6f9619ff-8b86-d011-b42d-00cf4fc964ff");
        response.setContentId(7);
        return response;
    }

    private static BatchCustomerCreation batch(int customers) {
        BatchCustomerCreation batch = new BatchCustomerCreation();
        List<CsvData> items = items(customers, "customer", CsvData.class, "DisplayNumber");
        items.forEach(item -> item.setAccount(read("create-account", CreateAccount.class, "", 0)));
        batch.setCustData(items);
        batch.setProductID(204);
        batch.setLicense("6f9619ff-8b86-d011-b42d-00cf4fc964ff");
        batch.setContentId(7);
        return batch;
    }

    private static <T> List<T> items(int count, String document, Class<T> type, String key) {
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(read(document, type, key, i));
        }
        return items;
    }

    /** The value of a document; the text of {@code key} is another for each {@code index}. */
    private static <T> T read(String document, Class<T> type, String key, int index) {
        try (InputStream in = Objects.requireNonNull(
                Messages.class.getResourceAsStream(document + ".json"), () -> "the document " + document)) {
            ObjectNode tree = (ObjectNode) JSON.readTree(in);
            if (!key.isEmpty()) {
                tree.put(key, Long.toString(442_079_460_000L + index));
            }
            return JSON.forType(type).readValue(tree.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
