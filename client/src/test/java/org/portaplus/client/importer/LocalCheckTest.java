package org.portaplus.client.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCheckTest {
    private static final String HEADER =
            "Name;CustomerStatus.ISO4217;CustomerStatus.CreditLimit;AcntId;Extension;DefaultValues.ProductId";

    @TempDir
    private Path directory;

    private Path sheet(String... lines) throws IOException {
        return Sheets.file(directory, lines);
    }

    @Test
    void consecutiveRowsOfACustomerAreOneItem() throws Exception {
        List<Item> items = Sheets.items(sheet(
                HEADER,
                "A;USD;1.50;447700900001;101;1001",
                "A;USD;;447700900002;102;",
                ";;;447700900003;103;",
                "B;USD;;447700900004;;1001"));

        assertThat(items).hasSize(2);
        assertThat(items.get(0).rows()).containsExactly(2, 3, 4);
        assertThat(items.get(0).problems()).isEmpty();
        assertThat(items.get(0).data())
                .hasToString("{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"A\"},"
                        + "\"CustomerStatus\":{\"ISO4217\":\"USD\",\"CreditLimit\":1.50}}},"
                        + "\"Account\":{\"AccountRequest\":{\"AccountsToCreate\":["
                        + "{\"AcntId\":\"447700900001\",\"Extension\":\"101\"},"
                        + "{\"AcntId\":\"447700900002\",\"Extension\":\"102\"},"
                        + "{\"AcntId\":\"447700900003\",\"Extension\":\"103\"}],"
                        + "\"DefaultValues\":{\"ProductId\":1001}}}}");
    }

    @Test
    void allErrorsAreFoundWithRowAndColumn() throws Exception {
        assertThat(Sheets.problems(sheet(
                        HEADER,
                        "A;USD;-1;447700900001;123456;x",
                        "A;EUR;;447700900001;;",
                        ";USD;;447700900005;;1001",
                        "B;;;447700900006;;1001",
                        "A;USD;;447700900007;;1001",
                        "C;USD;;;12;1001")))
                .containsExactly(
                        "row 2, CustomerStatus.CreditLimit: -1 is less than 0",
                        "row 2, Extension: an extension has 1 to 5 digits",
                        "row 2, DefaultValues.ProductId: 'x' is no whole number of 32 bits",
                        "row 3, CustomerStatus.ISO4217: differs from row 2, which begins this customer; leave it empty or equal",
                        "row 3, AcntId: the account id is in row 2 already",
                        "row 4, DefaultValues.ProductId: differs from row 2, which begins this customer; leave it empty or equal",
                        "row 5, CustomerStatus.ISO4217: a customer needs a currency",
                        "row 6, Name: the customer's name is in row 2 already; rows of one customer stand together, each with an account",
                        "row 7, AcntId: an account needs an id: AcntId, or AccountRandomDigitLength to have one made");
    }

    @Test
    void whatIsDisplayedNeedsAnAccount() throws Exception {
        assertThat(Sheets.problems(sheet("Name;CustomerStatus.ISO4217;DisplayName;DisplayNumber", "A;USD;Desk;12")))
                .containsExactly(
                        "row 2, DisplayName: a name to display needs an account",
                        "row 2, DisplayNumber: a number to display needs an account");
    }

    @Test
    void aCustomerNeedsANameAndAnAccountAProduct() throws Exception {
        assertThat(Sheets.problems(sheet("CustomerStatus.ISO4217;AcntId", "USD;447700900001")))
                .containsExactly(
                        "row 2, Name: a customer needs a name, a company, or a first and last name",
                        "row 2, ProductId: an account needs a main product, here or for all by --product-id");
    }

    @Test
    void cellsWithoutAHeaderAreNotLostInSilence() throws Exception {
        assertThat(Sheets.problems(sheet("Name;CustomerStatus.ISO4217;;# remark", "A;USD;;x;;", "B;USD;lost;x;;more")))
                .containsExactly(
                        "row 3, column 3: the cell has no header in row 1",
                        "row 3, column 6: the cell has no header in row 1");
    }

    @Test
    void anUnusableHeaderNamesEveryColumnAtFault() throws Exception {
        Path file = sheet("Name;Nmae;Password;name");

        assertThatThrownBy(() -> Sheets.source(file))
                .isInstanceOfSatisfying(Columns.Unusable.class, e -> assertThat(e.problems())
                        .extracting(Problem::column)
                        .containsExactly("Nmae", "Password", "name"));
    }

    @Test
    void listsWithoutGapsAreSent() throws Exception {
        Path file = sheet(
                "Name;CustomerStatus.ISO4217;CustomerStatus.ServiceFeatures[0].Name;CustomerStatus.ServiceFeatures[1].Name",
                "A;USD;;clip");

        assertThat(Sheets.items(file).get(0).data().at("/Customer/Customer/CustomerStatus/ServiceFeatures"))
                .hasToString("[{\"Name\":\"clip\"}]");
    }
}
