package org.portaplus.client.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    private final ColumnNames names = new ColumnNames(Contract.packaged());
    private final Cells cells = new Cells(false);

    private Member member(String name) {
        return names.column(0, name).member();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Name,                       \" Zoë & Sons \",  \"\"\"Zoë & Sons\"\"\"",
                "CustomerStatus.CreditLimit, 99.90,             99.90",
                "CustomerStatus.OpeningBalance, -5,             -5",
                "DefaultValues.ProductId,    1001,              1001",
                "UmEnabled,                  TRUE,              true",
                "FollowMeEnabled,            0,                 false",
                "BillingModel,               debit,             \"\"\"Debit\"\"\"",
                "ActivationDate,             2026-03-31,        \"\"\"2026-03-31\"\"\"",
                "ActivationDate,             2026-03-31 10:00:00, \"\"\"2026-03-31 10:00:00\"\"\"",
                "CustomerStatus.ServiceFeatures[0].ServiceAttributes.x, a | b, \"[\"\"a\"\",\"\"b\"\"]\"",
            })
    void aCellIsReadAsItsMemberSays(String name, String cell, String json) throws Cells.Unreadable {
        assertThat(cells.value(member(name), cell).orElseThrow()).hasToString(json);
    }

    @Test
    void anEmptyCellIsNotSent() throws Cells.Unreadable {
        assertThat(cells.value(member("Name"), "  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "AcntId, 4.47701E+11, RegularExpression, shortened by the spreadsheet",
                "AcntId, \"4,47701E+11\", RegularExpression, shortened by the spreadsheet",
                "Postcode, 12345678901, Length, at most 10",
                "CustomerStatus.CreditLimit, \"99,90\", RegularExpression, --decimal-comma",
                "CustomerStatus.CreditLimit, \"1,234.50\", RegularExpression, thousands separators",
                "CustomerStatus.CreditLimit, -1, GreaterThanOrEqual, less than 0",
                "DiscountRate, 100.1, LessThanOrEqual, more than 100",
                "CustomerStatus.CreditLimit, 12345678901234567890.123456789, RegularExpression, digits",
                "DefaultValues.ProductId, 10.0, RegularExpression, whole number",
                "DefaultValues.ProductId, 2147483648, RegularExpression, whole number",
                "UmEnabled, perhaps, Enum, neither true nor false",
                "BillingModel, Cash, Enum, 'Cash' is none of ReChargeVoucher",
                "ActivationDate, 31.03.2026, RegularExpression, 2026-03-31",
                "ActivationDate, 2026-02-30, RegularExpression, no date",
                "CustomerStatus.ISO4217, Euro, RegularExpression, three capital letters",
                "CustomerAddress.Country, GBR, RegularExpression, two letters",
                "AccountsToCreate.Email, nobody, RegularExpression, e-mail",
                "PersonalInformation.Login, zoe, RegularExpression, at least 6",
                "AliasNumber, +44, RegularExpression, digits",
                "Name, \"a\u0007b\", RegularExpression, control character",
            })
    void aCellThatBreaksTheContractIsRefused(String name, String cell, String code, String message) {
        assertThatThrownBy(() -> cells.value(member(name), cell))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        Cells.Unreadable.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThatThrownBy(() -> cells.value(member("AccountsToCreate.Password"), "opensesame"))
                .hasMessageContaining("letters and digits")
                .hasMessageNotContaining("opensesame");
    }

    @Test
    void decimalCommasAreReadWhenTheUserSaysSo() throws Cells.Unreadable {
        Cells german = new Cells(true);
        Member money = member("CustomerStatus.CreditLimit");

        assertThat(german.value(money, "1234,50").orElseThrow()).hasToString("1234.50");
        assertThatThrownBy(() -> german.value(money, "1234.50")).hasMessageContaining("'1234.50'");
        assertThatThrownBy(() -> german.value(money, "1.234,50")).hasMessageContaining("thousands separators");
    }
}
