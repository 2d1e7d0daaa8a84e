package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sample request and answer of every operation in every format, derived from the contract. Those that a documented
 * page shows come out as on the page; {@code samples/README.md} says which are which. Beside them, the request of every
 * operation that does something in the demo.
 */
final class Samples {
    private final Contract contract;
    private final JsonNode demo;

    /** @param demo by operation: a request as JSON */
    Samples(Contract contract, JsonNode demo) {
        this.contract = contract;
        this.demo = demo;
    }

    /** File names below {@code samples/}, and what is in them. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Contract.Operation operation : contract.operations()) {
            SampleValue.Structure request = SampleValue.of(contract, operation.requestType());
            SampleValue.Structure response = SampleValue.of(contract, operation.responseType());
            SampleValue.Structure tried =
                    SampleValue.of(contract, operation.requestType(), demo.path(operation.name()));
            add(files, operation.name() + "/request", request);
            add(files, operation.name() + "/response", response);
            add(files, operation.name() + "/demo", tried);
            addList(files, operation.name() + "/requests", request);
            addList(files, operation.name() + "/responses", response);
            addList(files, operation.name() + "/demos", tried);
        }
        SampleValue.Structure error = SampleValue.of(contract, Contract.ERROR);
        add(files, "error/response", error);
        for (SoapSample soap : SoapSample.values()) {
            files.put("error/response." + soap.suffix(), soap.faultPage(error));
            files.put("error/response.wire." + soap.suffix(), soap.fault(error));
        }
        return files;
    }

    /** A sample of every type of the contract in the four formats: file names below {@code samples/types/}, and what is in them. */
    static Map<String, String> ofTypes(Contract contract) {
        Map<String, String> files = new LinkedHashMap<>();
        contract.document().path("components").path("schemas").fieldNames().forEachRemaining(type -> {
            SampleValue.Structure sample = SampleValue.of(contract, type);
            files.put(type + ".json", JsonSample.of(sample));
            files.put(type + ".csv", CsvSample.of(sample));
            files.put(type + ".jsv", JsvSample.wire(sample));
            files.put(type + ".xml", XmlSample.wire(sample));
        });
        return files;
    }

    private static void add(Map<String, String> files, String name, SampleValue.Structure sample) {
        files.put(name + ".json", JsonSample.of(sample));
        files.put(name + ".csv", CsvSample.of(sample));
        files.put(name + ".jsv", JsvSample.page(sample));
        files.put(name + ".wire.jsv", JsvSample.wire(sample));
        files.put(name + ".xml", XmlSample.page(sample));
        files.put(name + ".wire.xml", XmlSample.wire(sample));
        for (SoapSample soap : SoapSample.values()) {
            files.put(name + "." + soap.suffix(), soap.page(sample));
            files.put(name + ".wire." + soap.suffix(), soap.wire(sample));
        }
    }

    /** Lists of one, as auto-batches send and get them; a CSV text is a list of rows anyway. */
    private static void addList(Map<String, String> files, String name, SampleValue.Structure item) {
        SampleValue.OneItem list = new SampleValue.OneItem(item);
        files.put(name + ".json", JsonSample.of(list));
        files.put(name + ".csv", CsvSample.of(item));
        files.put(name + ".jsv", JsvSample.page(list));
        files.put(name + ".wire.jsv", JsvSample.wire(list));
        files.put(name + ".xml", XmlSample.page(list));
        files.put(name + ".wire.xml", XmlSample.wire(list));
    }
}
