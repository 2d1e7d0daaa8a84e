package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules of the contract for several members of an item, or for several items: required members, and members that must
 * be unique in one import. Of items that were read it keeps the hashes of names and ids only. Not thread-safe.
 */
final class ItemRules {
    private static final String PERSON = "Customer.Customer.PersonalInformation.";
    private static final String CURRENCY = "Customer.Customer.CustomerStatus.ISO4217";
    private static final String REQUEST = "Account.AccountRequest.";
    private static final String NO_ID = "an account needs an id: AcntId, or AccountRandomDigitLength to have one made";
    private static final int LONGEST_NAME = 64;

    private final Columns columns;
    private final boolean productForAll;
    private final Map<Long, Integer> seen = new HashMap<>();

    /** @param productForAll whether the batch names a product for the items that name none */
    ItemRules(Columns columns, boolean productForAll) {
        this.columns = columns;
        this.productForAll = productForAll;
    }

    /** Errors of an item as a whole. Every item must be checked once. */
    List<Problem> check(Item item) {
        Check check = new Check(item, new ArrayList<>());
        check.customer();
        check.accounts();
        return check.problems();
    }

    private final class Check {
        private final Item item;
        private final List<Problem> problems;

        Check(Item item, List<Problem> problems) {
            this.item = item;
            this.problems = problems;
        }

        List<Problem> problems() {
            return problems;
        }

        void customer() {
            String name = name();
            if (name.isEmpty()) {
                add(PERSON + "Name", "NotEmpty", "a customer needs a name, a company, or a first and last name");
            } else if (name.length() > LONGEST_NAME) {
                add(PERSON + "Name", "Length", "a customer's name has at most " + LONGEST_NAME + " characters");
            } else {
                unique("customer", name, PERSON + "Name", "the customer's name");
            }
            String login = text(PERSON + "Login");
            if (!login.isEmpty()) {
                unique("login", login, PERSON + "Login", "the login");
            }
            if (text(CURRENCY).isEmpty()
                    && text("Customer.CustomerDefaultValues.ISO4217").isEmpty()) {
                add(CURRENCY, "NotEmpty", "a customer needs a currency");
            }
        }

        void accounts() {
            JsonNode request = at("Account.AccountRequest");
            boolean generated = at(REQUEST + "AccountRandomDigitLength").asInt() > 0;
            String id = text(REQUEST + "AccountId");
            if (request.isMissingNode()) {
                needsAccount("ExtensionNo", "an extension needs an account");
                needsAccount("AliasNumber", "an alias needs an account");
                needsAccount("DisplayName", "a name to display needs an account");
                needsAccount("DisplayNumber", "a number to display needs an account");
                return;
            }
            if (!productForAll && at(REQUEST + "DefaultValues.ProductId").asInt() == 0) {
                add(
                        REQUEST + "DefaultValues.ProductId",
                        "NotEmpty",
                        "an account needs a main product, here or for all by --product-id");
            }
            JsonNode rows = request.path("AccountsToCreate");
            for (int i = 0; i < rows.size(); i++) {
                row(rows.get(i), REQUEST + "AccountsToCreate[" + i + "].", generated || !id.isEmpty());
            }
            if (rows.isEmpty() && id.isEmpty() && !generated) {
                add(REQUEST + "AccountsToCreate[0].AcntId", "NotEmpty", NO_ID);
            }
            if (!id.isEmpty() && rows.size() > 1) {
                add(REQUEST + "AccountId", "Empty", "names a single account; for several rows use AcntId");
            } else if (!id.isEmpty() && !id.equals(rows.path(0).path("AcntId").asText(""))) {
                unique("account", id, REQUEST + "AccountId", "the account id");
            }
            String alias = text("AliasNumber");
            if (!alias.isEmpty()) {
                unique("account", alias, "AliasNumber", "the account id");
            }
        }

        private void row(JsonNode account, String at, boolean hasId) {
            String id = account.path("AcntId").asText("");
            if (!id.isEmpty()) {
                unique("account", id, at + "AcntId", "the account id");
            } else if (!hasId) {
                add(at + "AcntId", "NotEmpty", NO_ID);
            }
            String extension = account.path("Extension").asText("");
            if (!extension.isEmpty()) {
                unique("extension/" + item.firstRow(), extension, at + "Extension", "the extension");
            }
        }

        private void needsAccount(String member, String message) {
            if (!text(member).isEmpty()) {
                add(member, "NotEmpty", message);
            }
        }

        private String name() {
            String name = text(PERSON + "Name");
            if (!name.isEmpty()) {
                return name;
            }
            String company = text(PERSON + "Company");
            return company.isEmpty() ? (text(PERSON + "FirstName") + " " + text(PERSON + "LastName")).strip() : company;
        }

        private void unique(String kind, String value, String path, String what) {
            int row = item.rowOf(path);
            Integer earlier = seen.putIfAbsent(Digests.number(kind + "/" + value), row);
            if (earlier != null) {
                add(
                        path,
                        "NotUnique",
                        what + " is in row " + earlier + " already"
                                + (kind.equals("customer")
                                        ? "; rows of one customer stand together, each with an account"
                                        : ""));
            }
        }

        private void add(String path, String code, String message) {
            problems.add(new Problem(item.rowOf(path), columns.header(path), code, message));
        }

        private String text(String path) {
            return at(path).asText("");
        }

        private JsonNode at(String path) {
            return item.data().at("/" + path.replace('.', '/'));
        }
    }
}
