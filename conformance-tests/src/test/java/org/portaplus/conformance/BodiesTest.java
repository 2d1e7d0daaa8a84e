package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.conformance.cases.Variables;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Resource;
import org.portaplus.conformance.reading.Format;
import org.portaplus.conformance.reading.Reading;
import org.portaplus.conformance.reading.Shape;
import org.portaplus.conformance.reading.Unreadable;

/** The bodies of the (b) cases are the documented requests with their placeholders replaced: no member more or less. */
class BodiesTest {
    private static final Contract CONTRACT = Contract.load();

    private static String body(String file) {
        Variables variables = new Variables("demo");
        Map.of(
                        "customer",
                        "1",
                        "account",
                        "2",
                        "accountId",
                        "3",
                        "usdProduct",
                        "4",
                        "usdAddon",
                        "5",
                        "usdAddonName",
                        "V")
                .forEach(variables::put);
        return variables.in(Resource.text("cases/bodies/" + file)).stripTrailing();
    }

    private static void assertSameMembers(Reading body, Reading page) {
        assertThat(body.faults()).isEmpty();
        assertThat(page.faults()).isEmpty();
        assertThat(body.shown()).isEqualTo(page.shown());
    }

    @Test
    void batchJsonHasTheMembersOfPage000() throws Unreadable {
        String page = Resource.text("samples/BatchCustomerCreation/request.json");
        assertSameMembers(
                Shape.read(CONTRACT, Format.JSON, body("batch.json"), "BatchCustomerCreation"),
                Shape.read(CONTRACT, Format.JSON, page, "BatchCustomerCreation"));
    }

    @Test
    void createAccountXmlHasTheMembersOfPage001() throws Unreadable {
        String page = Resource.text("samples/CreateAccount/request.xml");
        assertSameMembers(
                Shape.readXmlPage(CONTRACT, body("create-account.xml"), "CreateAccount"),
                Shape.readXmlPage(CONTRACT, page, "CreateAccount"));
    }

    @Test
    void updateAccountCsvHasTheMembersOfPage002() throws Unreadable {
        String page = Resource.text("samples/UpdateAccount/request.csv");
        String body = body("update-account.csv").replace("\n", "\r\n") + "\r\n";
        assertSameMembers(
                Shape.read(CONTRACT, Format.CSV, body, "UpdateAccount"),
                Shape.read(CONTRACT, Format.CSV, page, "UpdateAccount"));
    }
}
