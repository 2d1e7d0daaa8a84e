package org.portaplus.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.internal.contract.NamespaceDigest;

/** The digests that .NET was seen to print. */
class NamespaceDigestTest {
    private static String namespace(String shortName) {
        return switch (shortName) {
            case "XSD" -> "http://www.w3.org/2001/XMLSchema";
            case "SER" -> "http://schemas.microsoft.com/2003/10/Serialization/";
            case "ARR" -> "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
            default -> "http://schemas.datacontract.org/2004/07/" + shortName;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "XSD,ARR,ty7Ep6D1",
        "XSD,PortaPlus2.Common.Models,ZTqpVUOH",
        "PortaPlus2.Common.Models,XSD,FDhdh6GQ",
        "XSD,PortaPlus2.API.Web.Dto,S2L5mlLo",
        "XSD,PortaPlus2.API.Data.Models,CW0sMszh",
        "XSD,PortaPlus2.API.Data.Models.Porta,9zofi5ip",
        "XSD,System,U6ho3Bhd",
        "SER,ARR,ox8ieOcg",
        "ARR,ARR,0dMmj3_Sh",
        "SER,PortaPlus2.Common.Models,8O_SbUyc_P",
        "XSD,XSD,''",
        "XSD,SER,''"
    })
    void ofTwo(String key, String value, String digest) {
        assertThat(NamespaceDigest.of(List.of(namespace(key), namespace(value))))
                .isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"PortaPlus2.Common.Models,m6zvnSL0", "ARR,uHEDJ7Dj"})
    void ofOne(String argument, String digest) {
        assertThat(NamespaceDigest.of(List.of(namespace(argument)))).isEqualTo(digest);
    }
}
