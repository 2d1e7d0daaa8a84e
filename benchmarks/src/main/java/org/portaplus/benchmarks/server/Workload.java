package org.portaplus.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of a server with the demo catalogue, by name. */
final class Workload {
    private static final int PRODUCT = 2;
    private static final Pattern CUSTOMER = Pattern.compile("\"ICustomer\":(\\d+)");
    private static final Map<String, String> FORMATS = formats();

    private static Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        formats.put("JSON", "application/json");
        formats.put("XML", "application/xml");
        formats.put("CSV", "text/csv");
        formats.put("JSV", "text/jsv");
        return formats;
    }

    private Workload() {}

    /** Makes what is asked for: a customer with a hundred accounts, and one for those to come; all requests, reads first. */
    static Map<String, Request> prepare(Contender server) throws IOException {
        int iCustomer = customer(server, "Measured");
        int growing = customer(server, "Growing");
        String rows = IntStream.range(0, 100)
                .mapToObj(i -> "{\"AcntId\":\"77000" + (1000 + i) + "\",\"FirstName\":\"Ada\",\"LastName\":\"Marsh\"}")
                .collect(Collectors.joining(","));
        server.ask(Request.post("/CreateAccounts", number -> accounts(iCustomer, rows)));
        Map<String, Request> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> format : FORMATS.entrySet()) {
            all.put(
                    "read account, " + format.getKey(),
                    Request.get("/GetAccountInfoByIAccount/demo/1", format.getValue()));
        }
        all.put("products, JSON", Request.get("/GetProducts/demo/USD", "application/json"));
        for (Map.Entry<String, String> format : FORMATS.entrySet()) {
            all.put(
                    "list of 100, " + format.getKey(),
                    Request.get("/GetAccounts/demo/" + iCustomer + "/" + PRODUCT, format.getValue()));
        }
        all.put(
                "create account",
                Request.post(
                        "/CreateAccounts",
                        number -> accounts(
                                growing,
                                "{\"AcntId\":\"" + (10_000_000_000_000L + number)
                                        + "\",\"FirstName\":\"Ada\",\"LastName\":\"Marsh\"}")));
        all.put(
                "update account",
                Request.post(
                        "/UpdateAccount",
                        number -> "{\"Accounts\":[{\"IAccount\":1,\"Email\":\"n" + number
                                + "@example.org\",\"CreditLimit\":" + number % 1000 + "}]}"));
        return all;
    }

    private static int customer(Contender server, String name) throws IOException {
        String made = text(server.ask(Request.post(
                "/BatchCreateCustomers",
                number -> "{\"CustData\":[{\"Customer\":{\"Customer\":{\"CustomerStatus\":{\"ISO4217\":\"USD\"},"
                        + "\"PersonalInformation\":{\"FirstName\":\"Ada\",\"LastName\":\"Marsh\",\"Name\":\"" + name
                        + "\"}}}}]}")));
        Matcher customer = CUSTOMER.matcher(made);
        if (!customer.find()) {
            throw new IOException("no customer was made: " + made);
        }
        return Integer.parseInt(customer.group(1));
    }

    /** Whether a bare server can answer it from memory. */
    static boolean isRead(String name) {
        return !name.startsWith("create") && !name.startsWith("update");
    }

    private static String accounts(int iCustomer, String rows) {
        return "{\"AccountRequest\":{\"ICustomer\":" + iCustomer + ",\"AccountsToCreate\":[" + rows
                + "],\"DefaultValues\":{\"ProductId\":" + PRODUCT + "}}}";
    }

    private static String text(HttpConnection.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
