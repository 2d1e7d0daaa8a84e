package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools read the WSDL without settings, whatever the contract will contain. */
class WsdlTest {
    private static final Contract CONTRACT = new Contract(BuiltContract.document());

    private static String document(SoapSample version) {
        return new Wsdl(CONTRACT).document(version);
    }

    /** Some tools resolve prefixes with what the root declares, wherever they stand. */
    @ParameterizedTest
    @EnumSource
    void everyPrefixIsDeclaredAtTheRootAndMeansTheSameEverywhere(SoapSample version) {
        String document = document(version);
        String root = document.substring(0, document.indexOf('>', document.indexOf("<wsdl:definitions")));
        Set<String> declared = found("xmlns:(\\w+=\"[^\"]+\")", root);

        assertThat(found("xmlns:((?!jax)\\w+=\"[^\"]+\")", document)).isEqualTo(declared);
        assertThat(found("(?:type|element|message|binding)=\"(\\w+):", document))
                .allSatisfy(prefix -> assertThat(declared).anyMatch(name -> name.startsWith(prefix + "=")));
        assertThat(declared.stream().map(name -> name.replaceFirst(".*?=", "")))
                .as("namespaces")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aClassHasAnElementOnceAndEachAnotherPropertyInJava(SoapSample version) {
        String[] classes = document(version).split("<xs:complexType", -1);

        assertThat(classes).hasSizeGreaterThan(40).allSatisfy(one -> {
            List<String> properties = Pattern.compile(
                            "<xs:element name=\"(\\w+)\" minOccurs[^>]*>(?:.*<jaxb:property name=\"(\\w+)\")?")
                    .matcher(one)
                    .results()
                    .map(element -> element.group(element.group(2) == null ? 1 : 2))
                    .map(name -> name.replace("_", "").toLowerCase(java.util.Locale.ROOT))
                    .toList();
            assertThat(properties).doesNotHaveDuplicates();
        });
    }

    /** As long as a schema is read before those that it imports, wsimport warns of each of their names. */
    @Test
    void aSchemaComesAfterThoseThatItImports() {
        List<String> before = new ArrayList<>();
        for (String schema : document(SoapSample.SOAP11).split("<xs:schema", -1)) {
            assertThat(before).containsAll(found("<xs:import namespace=\"([^\"]+)\"", schema));
            before.addAll(found("targetNamespace=\"([^\"]+)\" element", schema));
        }
        assertThat(before).hasSizeGreaterThan(4);
    }

    @Test
    void membersThatDifferInSpellingAreToldApart() {
        JaxbProperties properties = new JaxbProperties();

        assertThat(Stream.of("IProduct", "i_product", "Name", "iProduct", "IProduct2", "_name")
                        .map(properties::annotation))
                .map(annotation -> annotation.replaceAll(".*name=\"|\".*", ""))
                .containsExactly("", "IProduct2", "", "IProduct3", "IProduct22", "Name2");
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
