package org.portaplus.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;

/** Any order, any prefix, one License; and what is refused. */
class DataContractReadingTest {
    private static final String HEAD = "<Order xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:a=\""
            + "http://schemas.microsoft.com/2003/10/Serialization/Arrays\" xmlns=\"" + Orders.API + "\">";

    private final DataContractMapper mapper = new DataContractMapper();

    private Order read(String content) throws Exception {
        return mapper.readValue(HEAD + content + "</Order>", Order.class);
    }

    @Test
    void membersComeInAnyOrderAndAnyPrefix() throws Exception {
        Order order = read("<Zed>1</Zed><ContentId> 5 </ContentId><Main><Name> x </Name></Main>"
                + "<Tags><a:string>t</a:string></Tags>");
        assertThat(order.zed).isTrue();
        assertThat(order.contentId).isEqualTo(5);
        assertThat(order.main.name).isEqualTo(" x ");
        assertThat(order.tags).containsExactly("t");
    }

    @Test
    void aHiddenMemberIsOneValue() throws Exception {
        assertThat(read("<License i:nil=\"true\"/><Count>1</Count><License>L</License>").license)
                .isEqualTo("L");
        assertThat(read("<License>L</License><Count>1</Count><License i:nil=\"true\"/>").license)
                .isEqualTo("L");
        assertThat(read("<License>L</License><Count>1</Count>").license).isEqualTo("L");
        assertThat(read("<Count>1</Count><License>L</License>").license).isEqualTo("L");
        assertThat(read("<License>L</License><License>L</License>").license).isEqualTo("L");
        assertThatThrownBy(() -> read("<License>L</License><License>M</License>"))
                .hasMessageStartingWith("License: given twice");
    }

    @Test
    void textsAreJoinedAroundCommentsAndCdata() throws Exception {
        assertThat(read("<License>a<!-- x -->b<![CDATA[<c>]]></License><!-- y -->").license)
                .isEqualTo("ab<c>");
        assertThat(read("<License></License>").license).isEmpty();
        assertThat(read("<License i:nil=\"1\"/>").license).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<License i:nil='0'>L</License>",
                "<License i:nil=' false '>L</License>",
                "<License nil='true'>L</License>",
                "<License i:other='x' a:Ref='y'>L</License>",
                "<License xmlns:s='http://www.w3.org/2001/XMLSchema' i:type=' s:string '>L</License>",
                "<License z:Id='i1' xmlns:z='http://schemas.microsoft.com/2003/10/Serialization/'>L</License>",
                "<Unknown><![CDATA[x]]> y <z/><!-- c --></Unknown><License>L</License>",
                "<LICENSE>L</LICENSE>",
                "<![CDATA[ ]]><License>L</License>"
            })
    void whatDoesNoHarmIsRead(String content) throws Exception {
        assertThat(read(content).license).isEqualTo("L");
    }

    @Test
    void theTypeMayBeSaidWithoutAPrefix() throws Exception {
        assertThat(read("<Main xmlns='" + Orders.MODEL + "' i:type='Line'><Name>n</Name></Main>").main.name)
                .isEqualTo("n");
    }

    @Test
    void everyDictionaryEntryIsRead() throws Exception {
        String entry = "a:KeyValueOfstringArrayOfstringty7Ep6D1";
        assertThat(read("<Attributes><" + entry + "><a:Key/><a:Value><a:string>v</a:string></a:Value></" + entry + "><"
                                + entry + "><a:Key>k</a:Key><a:Value i:nil='true'/></" + entry + "></Attributes>")
                        .attributes)
                .containsEntry("", java.util.List.of("v"))
                .containsEntry("k", null)
                .hasSize(2);
    }

    @Test
    void bytesThatAreNoXmlAreRefusedAtOnce() {
        byte[] bytes = "<?xml version='1.0' encoding='nope'?><a/>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> mapper.readValue(bytes, Order.class)).isInstanceOf(WireReadException.class);
        assertThatThrownBy(() -> mapper.readValue("<?xml version='9'?><a/>", Order.class))
                .isInstanceOf(WireReadException.class);
        assertThatThrownBy(() -> mapper.readValue("<Order/>", Order.class))
                .hasMessageContaining("not Order in no namespace");
        assertThatThrownBy(() -> mapper.readTree("<a/>")).hasMessageContaining("needs the type of the message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stray<Count>1</Count>",
                "<Count>1</Count><?pi x?>",
                "<License>a<b/></License>",
                "<License>&unknown;</License>",
                "<License i:nil=\"TRUE\"/>",
                "<License i:nil=\"true\">x</License>",
                "<Tags><a:strnig>t</a:strnig></Tags>",
                "<Count i:type=\"x\">1</Count>",
                "<Count i:type=\"a:int\">1</Count>",
                "<Main i:type=\"Order\"/>",
                "<License i:nil=\"yes\"/>",
                "<License i:nil=\"true\"><x/></License>",
                "<Main z:Ref=\"i1\" xmlns:z=\"http://schemas.microsoft.com/2003/10/Serialization/\"/>",
                "<Attributes><a:KeyValueOfstringArrayOfstringty7Ep6D1/></Attributes>",
                "<Attributes><a:KeyValueOfstringArrayOfstringty7Ep6D1><a:Key>k</a:Key></a:KeyValueOfstringArrayOfstringty7Ep6D1></Attributes>",
                "<Attributes><a:KeyValueOfstringArrayOfstringty7Ep6D1><a:Key i:nil='true'/><a:Value/></a:KeyValueOfstringArrayOfstringty7Ep6D1></Attributes>",
                "<Attributes><a:KeyValueOfstringArrayOfstringty7Ep6D1><a:Key>k</a:Key><a:Value/><a:Value/></a:KeyValueOfstringArrayOfstringty7Ep6D1></Attributes>",
                "<Unknown><?pi x?></Unknown>",
                "<License>a<?pi x?>b</License>",
                "<Attributes><a:KeyValueOfstringArrayOfstring/></Attributes>",
                "<Attributes><a:KeyValueOfstringArrayOfstringty7Ep6D1><a:Value/></a:KeyValueOfstringArrayOfstringty7Ep6D1></Attributes>",
                "<When>2013-05-06 07:08:09</When>",
                "<When>05/06/2013</When>",
                "<Price>1e3</Price>",
                "<Zed>True</Zed>",
                "<Count>1</Count></Order><Order>"
            })
    void contentThatNoContractHolds(String content) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(WireReadException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Order>",
                "<!DOCTYPE Order [<!ENTITY x \"b\">]>",
                "<!DOCTYPE Order SYSTEM \"file:///etc/passwd\">",
                "<?pi x?>",
                "<?xml version=\"1.1\"?>",
                "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>",
                "x"
            })
    void prologuesThatAreRefused(String prologue) {
        byte[] bytes = (prologue + HEAD + "</Order>").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> mapper.readValue(bytes, Order.class)).isInstanceOf(WireReadException.class);
    }

    @Test
    void theWrongRootIsNamed() {
        assertThatThrownBy(() -> mapper.readValue("<Order xmlns=\"urn:x\"/>", Order.class))
                .isInstanceOf(WireReadException.class)
                .hasMessageContaining("the root must be Order in " + Orders.API + ", not Order in urn:x");
    }

    @Test
    void onlyBlanksAndCommentsComeAfterTheRoot() throws Exception {
        assertThat(mapper.readValue(HEAD + "</Order> <!-- x -->\n", Order.class))
                .isNotNull();
        assertThatThrownBy(() -> mapper.readValue(HEAD + "</Order>x", Order.class))
                .isInstanceOf(WireReadException.class);
    }
}
