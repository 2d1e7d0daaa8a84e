package org.portaplus.conformance.licensing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;
import org.portaplus.process.ServerProcess;

/**
 * A reseller with its License, and one of everything that belongs to it.
 *
 * @param name stands in all its names, and nowhere else
 * @param values by the names that members of requests have
 */
record Side(String name, String license, Map<String, String> values) {
    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Makes a License, a customer with an account and an add-on, and a batch.
     *
     * @param name {@code Northwind} or {@code Southgate}, as in the catalogue two-resellers.yaml
     * @param first the digits that its keys there begin with, and its account ids
     */
    static Side make(ServerProcess server, String name, String first) {
        String reseller = first + "0001";
        String product = first + "0102";
        String license = server.run(
                        "license", "create", "--reseller", reseller, "--scopes", "read,write,secrets", "--note", name)
                .strip();
        JsonNode customer = post(server, license, "/BatchCreateCustomers", """
                {"CustData":[{"Customer":{"Customer":{"CustomerStatus":{"ISO4217":"USD"},"PersonalInformation":{
                "Name":"%1$s-customer","Company":"%1$s Limited","Login":"%1$s-login","Password":"%1$s-Secret-77"}}},
                "Account":{"AccountRequest":{"AccountsToCreate":[{"AcntId":"%2$s5550001","FirstName":"%1$s"}]}},
                "ExtensionNo":"77","AliasNumber":"%2$s5550002","DisplayName":"%1$s desk"}],"ProductID":%3$s}""".formatted(name, first, product))
                .at("/Results/0");
        String account = customer.at("/Accounts/0/IAccount").asText();
        post(server, license, "/UpdateAccount", """
                {"Accounts":[{"IAccount":%s,"Note":"kept by %s","assigned_addons":[{"IProduct":%s}]}]}""".formatted(account, name, first + "0112"));
        Answer accepted = send(server, license, "/json/oneway/CreateAccount", """
                {"AccountRequest":{"ICustomer":%s,"AccountsToCreate":[{"AcntId":"%s5550003","FirstName":"%s"}],
                "DefaultValues":{"ProductId":%s}}}""".formatted(
                        customer.path("ICustomer").asText(), first, name, product));
        String batch = accepted.header("Location").replaceFirst(".*/", "");
        return new Side(
                name,
                license,
                Map.ofEntries(
                        Map.entry("ICustomer", customer.path("ICustomer").asText()),
                        Map.entry("IAccount", account),
                        Map.entry("AccountId", first + "5550001"),
                        Map.entry("IProduct", product),
                        Map.entry("IAddon", first + "0112"),
                        Map.entry("AddonName", name + " Voicemail"),
                        Map.entry("IReseller", reseller),
                        Map.entry("BatchId", batch),
                        Map.entry("Login", name + "-login"),
                        Map.entry("Password", name + "-Secret-77"),
                        Map.entry("Text", name)));
    }

    /** What nobody has: of the same shape, so that only the knowledge of the server can make a difference. */
    static Side nobody(Side like) {
        Map<String, String> values = Map.ofEntries(
                Map.entry("ICustomer", "888801"),
                Map.entry("IAccount", "888802"),
                Map.entry("AccountId", "885550001"),
                Map.entry("IProduct", "888803"),
                Map.entry("IAddon", "888804"),
                Map.entry("AddonName", "Eastshore Voicemail"),
                Map.entry("IReseller", "888805"),
                Map.entry(
                        "BatchId",
                        like.value("BatchId").replaceAll("[0-9a-f]", "e").replaceAll("[A-Zg-z]", "Q")),
                Map.entry("Login", "Eastshore-login"),
                Map.entry("Password", "Eastshore-Secret-77"),
                Map.entry("Text", "Eastshore"));
        return new Side("Eastshore", "", values);
    }

    String value(String kind) {
        return values.get(kind);
    }

    private static JsonNode post(ServerProcess server, String license, String path, String body) {
        Answer answer = send(server, license, path, body);
        try {
            JsonNode tree = JSON.readTree(answer.body());
            if (answer.status() != 200 || answer.body().contains("Failed\":1")) {
                throw new IllegalStateException(path + ": " + answer);
            }
            return tree;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(path + ": " + answer, e);
        }
    }

    private static Answer send(ServerProcess server, String license, String path, String body) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Accept", "application/json", "X-License", license);
        return new Exchange(server.base()).send(new Request("POST", path, headers, body));
    }

    static ObjectNode members(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
