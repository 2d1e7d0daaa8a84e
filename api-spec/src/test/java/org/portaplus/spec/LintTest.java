package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LintTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void theContractBreaksNoRule() {
        assertThat(Lint.problems(BuiltContract.contract(), BuiltContract.pages()))
                .isEmpty();
    }

    @Test
    void aTypeWithoutProvenanceIsRefused() {
        assertRefused(
                document -> schema(document, "CreateAccount").remove("x-source"), "CreateAccount needs exactly one");
    }

    @Test
    void aMemberWithoutProvenanceIsRefused() {
        assertRefused(
                document -> ((ObjectNode) schema(document, "AccountRequest").at("/properties/SIPContact"))
                        .remove("x-source"),
                "AccountRequest.SIPContact needs exactly one");
    }

    @Test
    void aRouteWithoutProvenanceIsRefused() {
        assertRefused(
                document -> ((ObjectNode) document.at("/paths/~1CreateAccounts/post")).remove("x-source"),
                "POST /CreateAccounts needs exactly one");
    }

    @Test
    void aRouteForAllOperationsSaysItsProtocol() {
        assertRefused(
                document -> ((ObjectNode) document.at("/paths/~1soap11/post")).remove("x-protocol"),
                "POST /soap11 needs x-operation equal to its tag, or x-protocol");
    }

    @Test
    void aLimitWithoutProvenanceIsRefused() {
        assertRefused(
                document -> ((ObjectNode) schema(document, "CustomerAddress").at("/properties/Address1"))
                        .remove("x-limit-inferred"),
                "CustomerAddress.Address1 has limits [maxLength]");
    }

    @Test
    void aMemberOfARequestWithoutBehaviourIsRefused() {
        assertRefused(
                document -> ((ObjectNode) schema(document, "AccountRequest").at("/properties/SIPContact"))
                        .remove("x-behaviour"),
                "AccountRequest.SIPContact needs x-behaviour");
    }

    @Test
    void anIgnoredMemberSaysSo() {
        assertRefused(
                document -> ((ObjectNode) schema(document, "CustomerStatus").at("/properties/Balance"))
                        .put("description", "The balance."),
                "CustomerStatus.Balance needs a description that begins with Ignored");
    }

    @Test
    void aRuleThatIsNoneIsRefused() {
        assertRefused(
                document -> ((ObjectNode) schema(document, "CustomerStatus").at("/properties/Balance"))
                        .putArray("x-rules")
                        .add("balance"),
                "CustomerStatus.Balance names a rule that is none");
    }

    @Test
    void aRequestThatCannotBeAFormIsRefused() {
        assertRefused(
                document -> ((ObjectNode) document.at("/components/requestBodies/GetBatchBody/content")).remove(FORM),
                "requestBodies GetBatchBody needs the media type " + FORM);
    }

    @Test
    void aFormThatDoesNotSayHowItHoldsAListIsRefused() {
        assertRefused(
                document -> ((ObjectNode) document.at("/components/requestBodies/UpdateAccountBody/content")
                                .get(FORM))
                        .remove("encoding"),
                "requestBodies UpdateAccountBody needs the encoding text/jsv exactly for members that are lists or"
                        + " objects: Accounts");
    }

    @Test
    void aResponseWithoutExampleIsRefused() {
        assertRefused(
                document -> ((ObjectNode) document.at("/components/responses/ConflictAnswer/content/text~1csv"))
                        .remove("examples"),
                "responses ConflictAnswer text/csv needs an example");
    }

    @Test
    void aHeaderWithoutProvenanceIsRefused() {
        assertRefused(
                document -> ((ObjectNode) document.at("/components/headers/Allow")).remove("x-extension"),
                "headers Allow needs exactly one");
    }

    @Test
    void aSourceThatIsNoPageIsRefused() {
        assertRefused(
                document -> schema(document, "PortaProduct").put("x-source", "004.txt"),
                "PortaProduct names a page that does not exist: 004.txt");
    }

    @Test
    void twoProvenancesContradictEachOther() {
        assertRefused(
                document -> schema(document, "PortaProduct").put("x-extension", true),
                "PortaProduct needs exactly one");
    }

    @Test
    void theBaseMembersComeLast() {
        assertRefused(
                document -> {
                    ObjectNode properties =
                            (ObjectNode) schema(document, "CreateAccount").get("properties");
                    properties.set("AccountRequest", properties.remove("AccountRequest"));
                },
                "CreateAccount needs License, ContentId, FeatureName as its last members");
    }

    static ObjectNode schema(ObjectNode document, String name) {
        return (ObjectNode) document.at("/components/schemas/" + name);
    }

    static void assertRefused(Consumer<ObjectNode> damage, String problem) {
        ObjectNode document = BuiltContract.document();
        damage.accept(document);

        assertThat(Lint.problems(new Contract(document), BuiltContract.pages()))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }
}
