package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.operations.TestOperations.key;
import static org.portaplus.server.operations.TestOperations.run;
import static org.portaplus.server.operations.TestOperations.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.Environments;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.GetBatch;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.products.Catalogue;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** Licenses of two environments do the same with the same names, and get the same answers: neither learns of the other. */
@Timeout(60)
@OnEveryStore
class TwoEnvironmentsTest {
    /** Everything that is unique: name, login, account ids, web login, alias, extension, batch and site. */
    private static final String CUSTOMER = """
            {"CustData":[{"Customer":{"Customer":{"CustomerStatus":{"ISO4217":"USD"},"PersonalInformation":
              {"Name":"Acme","FirstName":"Ada","LastName":"Marsh","Login":"acme.login","Password":"Secret-4711"}}},
             "Account":{"AccountRequest":{"AccountsToCreate":[{"AcntId":"15550001","Password":"Voice-4711"}],
              "DefaultValues":{"ProductId":2,"BatchNamePrefix":"spring"},"SiteType":"Office"}},
             "ExtensionNo":"701","AliasNumber":"15559999","DisplayName":"Front desk"}]}""";

    /** Its owner is found by login and password. */
    private static final String ACCOUNT = """
            {"AccountRequest":{"CustomerLogin":"acme.login","CustomerPassword":"Secret-4711",
              "AccountsToCreate":[{"AcntId":"15550002"}],
              "DefaultValues":{"ProductId":2,"BatchNamePrefix":"spring"}}}""";

    private static final String WEB_LOGIN = "{\"Accounts\":[{\"Id\":\"15550002\",\"UILogin\":\"second.login\"}]}";

    private TestDomain domain;
    private TestOperations operations;

    @BeforeEach
    void open() {
        operations = new TestOperations(domain);
        operations.batches.start();
        domain.write(tx -> {
            int iEnv = new Environments(domain.licensing).create(tx, "north");
            Catalogue.demo().load(tx, iEnv, domain.clock);
            return domain.licensing.create(tx, iEnv, "north", "north", null, EnumSet.allOf(Scope.class));
        });
        domain.write(tx -> domain.licensing.create(
                tx, TestDomain.ENV, "colleague", "colleague", null, EnumSet.allOf(Scope.class)));
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void theSameRequestsGetTheSameAnswersWhateverHappenedInTheOther() {
        List<String> first = new Caller("demo").works();
        assertThat(first).noneMatch(answer -> answer.contains("duplicate"));
        assertThat(new Caller("demo").report()).contains("Acme").isEqualTo(first.get(first.size() - 1));
        assertThat(new Caller("north").works()).isEqualTo(first);
    }

    @Test
    void whatIsTakenInAnEnvironmentIsTakenForAllItsLicensesAndForNoOther() {
        List<String> first = new Caller("demo").works();
        List<String> taken = new Caller("colleague").works();
        assertThat(taken.get(0)).contains("Server.Customer.duplicate_id");
        assertThat(taken.get(1)).contains("409 Server.Account.duplicate_id");
        assertThat(new Caller("demo").repeats()).isEqualTo(new Caller("colleague").repeats());
        assertThat(new Caller("north").works()).isEqualTo(first);
        assertThat(new Caller("north").repeats()).isEqualTo(new Caller("demo").repeats());
    }

    @Test
    void nothingOfTheOtherIsReadOrChanged() {
        Caller demo = new Caller("demo");
        Caller north = new Caller("north");
        demo.works();
        String seen = demo.account("15550001");
        assertThat(north.account("15550001")).contains("404").isEqualTo(north.account("nobody"));
        assertThat(north.updates("{\"Accounts\":[{\"Id\":\"15550001\",\"Blocked\":true}]}"))
                .contains("404");
        assertThat(north.creates("k", ACCOUNT)).contains("Server.Customer.not_found");
        assertThat(north.report()).doesNotContain("Acme");
        north.works();
        assertThat(north.updates("{\"Accounts\":[{\"Id\":\"15550001\",\"MapBlocked\":\"Y\",\"Note\":\"of north\"}]}"))
                .contains("true");
        assertThat(north.account("15550001")).contains("of north");
        assertThat(demo.account("15550001")).isEqualTo(seen).doesNotContain("of north");
    }

    @Test
    void aBatchIsReadInItsEnvironmentOnly() {
        BatchCustomerCreation request = Payloads.read(CUSTOMER, BatchCustomerCreation.class);
        String id = store(operations.batchCreation, request.license("demo"));
        assertThat(new Caller("colleague").batch(id)).contains("\"Items\":1");
        assertThat(new Caller("north").batch(id)).contains("404").isEqualTo(new Caller("north").batch("nobody's"));
    }

    /** Sends requests with one License; what it gets is text, free of what differs by design. */
    private final class Caller {
        private final String license;

        Caller(String license) {
            this.license = license;
        }

        /** What somebody does on a day, and what is seen of it. */
        List<String> works() {
            List<String> answers = new ArrayList<>();
            answers.add(customer());
            answers.add(creates("first", ACCOUNT));
            answers.add(creates("first", ACCOUNT));
            answers.add(updates(WEB_LOGIN));
            answers.add(account("15550001"));
            answers.add(account("15559999"));
            answers.add(account("second.login"));
            answers.add(account("15550002"));
            answers.add(report());
            return answers;
        }

        /** The same again, without the key of the first time. */
        List<String> repeats() {
            return List.of(
                    customer(),
                    creates("again", ACCOUNT),
                    creates("again", ACCOUNT.replace("15550002", "15559999")),
                    creates("again", ACCOUNT.replace("15550002", "second.login")),
                    creates("again", ACCOUNT.replace("15550002", "15550003\",\"Extension\":\"701")));
        }

        private String customer() {
            BatchCustomerCreation request = Payloads.read(CUSTOMER, BatchCustomerCreation.class);
            return text(() -> run(operations.batchCreation, request.license(license)));
        }

        String creates(String key, String body) {
            CreateAccount request = Payloads.read(body, CreateAccount.class).license(license);
            return text(() -> operations.createAccount.run(Route.NONE, request, key(key)));
        }

        String updates(String body) {
            return text(() -> run(
                    operations.updateAccount,
                    Payloads.read(body, UpdateAccount.class).license(license)));
        }

        String account(String id) {
            return text(
                    () -> run(operations.product, new Product().license(license).accountID(id)));
        }

        String report() {
            Product period =
                    new Product().license(license).fromDate("2026-03-01").toDate("2026-03-01");
            return text(() -> operations.product.run(Route.of("/GetProductsList/{License}"), period, key(null)));
        }

        String batch(String id) {
            return text(() -> {
                BatchReport report =
                        run(operations.getBatch, new GetBatch().batchId(id).license(license));
                return new BatchReport().items(report.getItems());
            });
        }

        private String text(Supplier<?> request) {
            try {
                return Payloads.write(request.get())
                        .replace("\"" + license + "\"", "\"\"")
                        .replaceAll("(\"[A-Za-z]*Password\":)\"[^\"]*\"", "$1\"\"")
                        .replaceAll("\"IEnv\":[12],", "");
            } catch (Fault fault) {
                return fault.kind().status() + " " + fault.code() + " " + fault.fields() + " " + fault.getMessage();
            }
        }
    }
}
