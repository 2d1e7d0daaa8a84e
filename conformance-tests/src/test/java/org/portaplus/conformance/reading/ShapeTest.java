package org.portaplus.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Resource;

/** The comparison with the contract accepts the samples of the contract and nothing that differs from them. */
class ShapeTest {
    private static final Contract CONTRACT = Contract.load();

    private static Reading read(Format format, String body) throws Unreadable {
        return Shape.read(CONTRACT, format, body, "UpdateAccountResponse");
    }

    @ParameterizedTest
    @CsvSource({
        "Product, ProductResponse",
        "CreateAccount, CreateAccountResponse",
        "UpdateAccount, UpdateAccountResponse",
        "GetBatch, BatchReport"
    })
    void theSamplesOfTheContractReadAlikeInAllFormats(String operation, String type) throws Unreadable {
        String path = "samples/" + operation + "/response.";
        Reading json = Shape.read(CONTRACT, Format.JSON, Resource.text(path + "json"), type);
        Reading xml = Shape.read(CONTRACT, Format.XML, Resource.text(path + "wire.xml"), type);
        Reading csv = Shape.read(CONTRACT, Format.CSV, Resource.text(path + "csv"), type);
        Reading jsv = Shape.read(CONTRACT, Format.JSV, Resource.text(path + "wire.jsv"), type);

        Reading soap11 = Shape.read(CONTRACT, Format.SOAP11, Resource.text(path + "wire.soap11"), type);
        Reading soap12 = Shape.read(CONTRACT, Format.SOAP12, Resource.text(path + "soap12"), type);

        assertThat(List.of(json, xml, csv, jsv, soap11, soap12))
                .allMatch(reading -> reading.faults().isEmpty() && reading.soapFault() == null);
        assertThat(List.of(xml.tree(), csv.tree(), jsv.tree(), soap11.tree(), soap12.tree()))
                .containsOnly(json.tree());
    }

    @Test
    void membersInAnotherOrderAreAFault() throws Unreadable {
        assertThat(read(Format.JSON, "{\"License\":\"L\",\"Success\":true,\"ContentId\":0}")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("$.Success: comes too late");
    }

    @Test
    void xmlHasAnOrderOfItsOwn() throws Unreadable {
        String body = """
                <?xml version="1.0" encoding="utf-8"?><UpdateAccountResponse xmlns="http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto">\
                <Success>true</Success><ContentId>0</ContentId></UpdateAccountResponse>""";
        assertThat(read(Format.XML, body).faults())
                .singleElement()
                .asString()
                .startsWith("$.ContentId: comes too late");
    }

    @Test
    void unknownMembersAreAFault() throws Unreadable {
        assertThat(read(Format.JSV, "{Success:True,Surprise:1}").faults())
                .containsExactly("$.Surprise: no member of UpdateAccountResponse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON | {\"Success\":\"true\"}",
                "JSON | {\"Success\":1}",
                "JSON | {\"ContentId\":\"7\"}",
                "JSON | {\"ContentId\":7.0}",
                "JSON | {\"License\":null}",
                "JSON | {\"License\":7}",
                "JSV | {Success:true}",
                "JSV | {ContentId:}",
                "JSV | {ContentId:07}",
                "JSV | {License:{A:1}}",
            })
    void valuesOfAnotherKindAreAFault(Format format, String body) throws Unreadable {
        assertThat(read(format, body).faults()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void brokenSyntaxIsNotRead(Format format) {
        assertThatThrownBy(() -> read(format, "{\"Success\":")).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"'Success\nTrue\n'", "'Success,License\r\nTrue\r\n'", "'Success\r\n'", "'Success\r\nTrue'"})
    void csvWithOtherLineEndsOrLinesIsNotRead(String body) {
        assertThatThrownBy(() -> read(Format.CSV, body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void xmlInAnotherNamespaceIsNotRead() {
        String body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><UpdateAccountResponse xmlns=\"urn:other\"/>";
        assertThatThrownBy(() -> read(Format.XML, body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void nothingStandsForANullOnlyWhereTheFormatWritesOne() throws Unreadable {
        assertThat(read(Format.CSV, "License,ContentId\r\n,7\r\n").faults()).isEmpty();
        assertThat(read(Format.CSV, "License,ContentId\r\nL,\r\n").faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SOAP11, soap11", "SOAP12, soap12"})
    void aFaultIsReadWithItsCodeWhereAnErrorIsExpected(Format format, String suffix) throws Unreadable {
        String fault = Resource.text("samples/error/response.wire." + suffix);

        Reading reading = Shape.read(CONTRACT, format, fault, "ErrorResponse");
        assertThat(reading.soapFault()).isEqualTo("Sender");
        assertThat(reading.tree().at("/ResponseStatus/ErrorCode").asText()).isEqualTo("String");
        assertThatThrownBy(() -> Shape.read(CONTRACT, format, fault, "ProductResponse"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("SOAP: a fault came: Sender, String");
    }

    @ParameterizedTest
    @CsvSource({
        "SOAP11, soap11, s:Envelope, s:Envelop",
        "SOAP11, soap11, s:Body, s:Bodi",
        "SOAP11, soap11, faultcode, code",
        "SOAP11, soap11, >s:Client<, >Client<",
        "SOAP11, soap11, >String</faultstring>, ></faultstring>",
        "SOAP11, soap11, <detail>, <detail xmlns='urn:x'>",
        "SOAP12, soap12, xml:lang, lang",
        "SOAP12, soap12, s:Reason, s:Because",
        "SOAP12, soap12, 2003/05, 2003/06"
    })
    void aFaultThatBreaksTheStandardIsUnreadable(Format format, String suffix, String right, String wrong) {
        String fault = Resource.text("samples/error/response.wire." + suffix);

        assertThat(fault).contains(right);
        assertThatThrownBy(() -> Shape.read(CONTRACT, format, fault.replace(right, wrong), "ErrorResponse"))
                .isInstanceOf(Unreadable.class);
    }
}
