package org.portaplus.client.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnNamesTest {
    private static final Contract CONTRACT = Contract.packaged();
    private final ColumnNames names = new ColumnNames(CONTRACT);

    @ParameterizedTest
    @CsvSource({
        "Customer.Customer.PersonalInformation.Name, Customer.Customer.PersonalInformation.Name",
        "customer.name, Customer.Customer.PersonalInformation.Name",
        "NAME, Customer.Customer.PersonalInformation.Name",
        "CustomerStatus.ISO4217, Customer.Customer.CustomerStatus.ISO4217",
        "AcntId, Account.AccountRequest.AccountsToCreate[0].AcntId",
        "AccountsToCreate[].AcntId, Account.AccountRequest.AccountsToCreate[0].AcntId",
        "AccountsToCreate[0].Password, Account.AccountRequest.AccountsToCreate[0].Password",
        "DisplayNumber, DisplayNumber",
        "CustomerStatus.ServiceFeatures[2].Name, Customer.Customer.CustomerStatus.ServiceFeatures[2].Name",
        "CustomerStatus.ServiceFeatures[0].ServiceAttributes.display_name,"
                + " Customer.Customer.CustomerStatus.ServiceFeatures[0].ServiceAttributes.display_name",
    })
    void aHeaderNamesAMemberByAPathWithNamesLeftOut(String header, String path) {
        assertThat(names.column(0, header).path(0)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "Password, PersonalInformation.Password or AccountsToCreate.Password",
        "ISO4217, CustomerStatus.ISO4217 or CustomerDefaultValues.ISO4217",
    })
    void aNameOfSeveralMembersIsRefusedWithTheNamesToChooseFrom(String header, String choice) {
        assertThatThrownBy(() -> names.column(0, header)).hasMessageContaining(choice);
    }

    @ParameterizedTest
    @CsvSource({
        "AcntID2, AcntId",
        "Adress1, Address1",
        "PersonalInformation.Nmae, Name",
        "AccountsToCreate[1].AcntId, further rows",
        "License, --license-file",
        "ServiceFeatures.Name, no member",
        "a[b].c, no member",
    })
    void anUnknownNameIsRefusedWithAdvice(String header, String advice) {
        assertThatThrownBy(() -> names.column(0, header)).hasMessageContaining(advice);
    }

    static List<Member> members() {
        return CONTRACT.members();
    }

    @ParameterizedTest
    @MethodSource("members")
    void theShortNameOfEveryMemberNamesItAndNoOther(Member member) {
        assertThat(names.column(0, names.shortName(member)).member()).isEqualTo(member);
    }

    @Test
    void noColumnIsALicense() {
        assertThat(CONTRACT.members()).extracting(Member::name).noneMatch(name -> name.endsWith("License"));
        assertThat(CONTRACT.members()).hasSizeGreaterThan(130);
    }
}
