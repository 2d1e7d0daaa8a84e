package org.portaplus.spec.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;

/**
 * One edit of the published contract for each kind of change: it is found, alone, where it is, and judged by direction.
 *
 * <p>Longer than 300 lines because each kind has its edits here.
 */
class ComparisonTest {
    private static final String SCHEMAS = "/components/schemas/";
    private static final String CREATE = "/paths/~1CreateAccounts/post";
    private static final Set<Direction> REQUEST = EnumSet.of(Direction.REQUEST);
    private static final Set<Direction> ANSWER = EnumSet.of(Direction.ANSWER);

    private static Arguments found(Kind kind, String place, Edit edit, Set<Direction> directions, boolean breaks) {
        return arguments(kind, place, edit, directions, breaks);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(routes(), operations(), answers(), members(), limitsAndValues(), wire(), rest())
                .flatMap(List::stream);
    }

    private static List<Arguments> routes() {
        String oneWay = "/{format}/oneway/CreateAccount";
        String list = "/{format}/reply/CreateAccount%5B%5D";
        return List.of(
                found(
                        Kind.ROUTE_GONE,
                        "POST /UpdateDisplayName",
                        Edit.remove("/paths", "/UpdateDisplayName"),
                        REQUEST,
                        true),
                found(Kind.ROUTE_GONE, "POST " + oneWay, Edit.remove("/paths", oneWay), REQUEST, true),
                found(Kind.ROUTE_GONE, "POST " + list, Edit.remove("/paths", list), REQUEST, true),
                found(Kind.ROUTE_GONE, "POST /soap12", Edit.remove("/paths/~1soap12", "post"), REQUEST, true),
                found(
                        Kind.ROUTE_NEW,
                        "GET /GetNote",
                        Edit.set("/paths", "/GetNote", "{\"get\": {\"operationId\": \"getNote\"}}"),
                        REQUEST,
                        false));
    }

    private static List<Arguments> operations() {
        String body = "/components/requestBodies/CreateAccountBody";
        String parameters = CREATE + "/parameters";
        return List.of(
                found(
                        Kind.OPERATION_RENAMED,
                        "POST /CreateAccounts",
                        Edit.set(CREATE, "operationId", "\"make\""),
                        REQUEST,
                        true),
                found(
                        Kind.GROUP_RENAMED,
                        "POST /CreateAccounts",
                        Edit.set(CREATE, "tags", "[\"Accounts\"]"),
                        REQUEST,
                        true),
                found(
                        Kind.PARAMETER_GONE,
                        "POST /CreateAccounts, header idempotency-key",
                        Edit.removeFrom(parameters, 0),
                        REQUEST,
                        true),
                found(
                        Kind.PARAMETER_NEW,
                        "POST /CreateAccounts, query note",
                        Edit.append(
                                parameters,
                                "{\"name\": \"note\", \"in\": \"query\", \"schema\": {\"type\": \"string\"}}"),
                        REQUEST,
                        true),
                found(
                        Kind.PARAMETERS_MOVED,
                        "POST /CreateAccounts",
                        Edit.set(
                                CREATE,
                                "parameters",
                                "[{\"$ref\": \"#/components/parameters/Prefer\"}, {\"$ref\": \"#/components/parameters/IdempotencyKey\"},"
                                        + " {\"$ref\": \"#/components/parameters/FormatOverride\"}, {\"$ref\": \"#/components/parameters/Callback\"}]"),
                        REQUEST,
                        true),
                found(
                        Kind.PARAMETER_FORM,
                        "POST /CreateAccounts, header prefer",
                        Edit.set("/components/parameters/Prefer", "explode", "true"),
                        REQUEST,
                        true),
                found(Kind.ADDRESS_CHANGED, "servers", Edit.set("/servers/0", "url", "\"/v2\""), REQUEST, true),
                found(
                        Kind.DEFAULT_CHANGED,
                        "POST /CreateAccounts, header prefer",
                        Edit.set("/components/parameters/Prefer", "description", "\"Default: handling=strict.\""),
                        REQUEST,
                        true),
                found(
                        Kind.PARAMETER_REQUIRED,
                        "POST /CreateAccounts, header prefer",
                        Edit.set("/components/parameters/Prefer", "required", "true"),
                        REQUEST,
                        true),
                found(
                        Kind.PARAMETER_OPTIONAL,
                        "GET /GetProducts/{License}/{Currency}, path Currency",
                        Edit.remove("/paths/~1GetProducts~1{License}~1{Currency}/get/parameters/2", "required"),
                        REQUEST,
                        false),
                found(Kind.BODY_OPTIONAL, "POST /CreateAccounts, body", Edit.remove(body, "required"), REQUEST, false),
                found(Kind.BODY_GONE, "POST /CreateAccounts, body", Edit.remove(CREATE, "requestBody"), REQUEST, true),
                found(
                        Kind.BODY_REQUIRED,
                        "GET /batches/{BatchId}, body",
                        Edit.set("/paths/~1batches~1{BatchId}/get", "requestBody", "{\"required\": true}"),
                        REQUEST,
                        true),
                found(
                        Kind.BODY_NEW,
                        "GET /batches/{BatchId}, body",
                        Edit.set("/paths/~1batches~1{BatchId}/get", "requestBody", "{}"),
                        REQUEST,
                        false),
                found(
                        Kind.FORMAT_GONE,
                        "POST /CreateAccounts, body",
                        Edit.remove(body + "/content", "text/csv"),
                        REQUEST,
                        true),
                found(
                        Kind.FORMAT_NEW,
                        "POST /CreateAccounts, body",
                        Edit.set(body + "/content", "application/yaml", "{}"),
                        REQUEST,
                        false),
                found(Kind.SECURITY_CHANGED, "POST /CreateAccounts", Edit.set(CREATE, "security", "[]"), REQUEST, true),
                found(
                        Kind.SECURITY_CHANGED,
                        "License",
                        Edit.set("/components/securitySchemes/License", "name", "\"X-Key\""),
                        REQUEST,
                        true));
    }

    private static List<Arguments> answers() {
        String answer = "/components/responses/CreateAccountAnswer";
        String responses = CREATE + "/responses";
        return List.of(
                found(Kind.STATUS_GONE, "POST /CreateAccounts, 202", Edit.remove(responses, "202"), ANSWER, true),
                found(Kind.STATUS_NEW, "POST /CreateAccounts, 418", Edit.set(responses, "418", "{}"), ANSWER, false),
                found(Kind.SUCCESS_NEW, "POST /CreateAccounts, 201", Edit.set(responses, "201", "{}"), ANSWER, true),
                found(
                        Kind.HEADER_GONE,
                        "POST /CreateAccounts, 200, header X-Request-Id",
                        Edit.remove(answer + "/headers", "X-Request-Id"),
                        ANSWER,
                        true),
                found(
                        Kind.HEADER_OPTIONAL,
                        "POST /CreateAccounts, 200, header X-Request-Id",
                        Edit.remove("/components/headers/X-Request-Id", "required"),
                        ANSWER,
                        true),
                found(
                        Kind.HEADER_NEW,
                        "POST /CreateAccounts, 200, header X-Note",
                        Edit.set(answer + "/headers", "X-Note", "{}"),
                        ANSWER,
                        false),
                found(Kind.BODY_GONE, "POST /CreateAccounts, 200", Edit.remove(answer, "content"), ANSWER, true),
                found(
                        Kind.BODY_NEW,
                        "POST /CreateAccounts, 202",
                        Edit.set("/components/responses/AcceptedAnswer", "content", "{\"application/json\": {}}"),
                        ANSWER,
                        false),
                found(
                        Kind.FORMAT_GONE,
                        "POST /CreateAccounts, 200",
                        Edit.remove(answer + "/content", "text/jsv"),
                        ANSWER,
                        true));
    }

    private static List<Arguments> members() {
        String requested = SCHEMAS + "PortaAccount";
        String answered = SCHEMAS + "ProductAccount";
        String batch = SCHEMAS + "BatchReport";
        return List.of(
                found(
                        Kind.TYPE_RENAMED,
                        "POST /BatchCreateCustomers, 200",
                        Edit.set(batch + "/xml", "name", "\"BatchReport\"")
                                .and(Edit.renameType("BatchReport", "Report")),
                        ANSWER,
                        true),
                found(
                        Kind.MEMBER_GONE,
                        "PortaAccount.Email",
                        Edit.remove(requested + "/properties", "Email"),
                        REQUEST,
                        true),
                found(
                        Kind.MEMBER_GONE,
                        "ProductAccount.Email",
                        Edit.remove(answered + "/properties", "Email"),
                        ANSWER,
                        true),
                found(
                        Kind.MEMBER_NEW,
                        "PortaAccount.Nickname",
                        Edit.set(requested + "/properties", "Nickname", "{\"type\": \"string\"}"),
                        REQUEST,
                        false),
                found(
                        Kind.MEMBER_NEW,
                        "ProductAccount.Nickname",
                        Edit.set(answered + "/properties", "Nickname", "{\"type\": \"string\"}"),
                        ANSWER,
                        false),
                found(
                        Kind.MEMBER_REQUIRED,
                        "AccountInformation.AcntId",
                        Edit.set(SCHEMAS + "AccountInformation", "required", "[\"AcntId\"]"),
                        REQUEST,
                        true),
                found(
                        Kind.MEMBER_REQUIRED,
                        "BatchReport.Status",
                        Edit.set(batch, "required", "[\"Status\"]"),
                        ANSWER,
                        false),
                found(
                        Kind.SHAPE_CHANGED,
                        "ProductAccount.Email",
                        Edit.set(answered + "/properties/Email", "type", "\"integer\""),
                        ANSWER,
                        true),
                found(
                        Kind.SHAPE_CHANGED,
                        "PortaAccount.Email",
                        Edit.set(requested + "/properties/Email", "type", "\"integer\""),
                        REQUEST,
                        true),
                found(
                        Kind.WIDTH_CHANGED,
                        "ProductAccount.IAccount",
                        Edit.set(answered + "/properties/IAccount", "format", "\"int64\""),
                        ANSWER,
                        true),
                found(
                        Kind.TEXT_CHANGED,
                        "ProductAccount.activation_date",
                        Edit.set(answered + "/properties/activation_date", "format", "\"date-time\""),
                        ANSWER,
                        true),
                found(
                        Kind.NULL_ALLOWED,
                        "ProductAccount.Email",
                        Edit.set(answered + "/properties/Email", "nullable", "true"),
                        ANSWER,
                        true),
                found(
                        Kind.NULL_ALLOWED,
                        "PortaAccount.Email",
                        Edit.set(requested + "/properties/Email", "nullable", "true"),
                        REQUEST,
                        false),
                found(
                        Kind.NULL_FORBIDDEN,
                        "PortaServiceFeature.ServiceAttributes[*][]",
                        Edit.remove(
                                SCHEMAS + "PortaServiceFeature/properties/ServiceAttributes/additionalProperties/items",
                                "nullable"),
                        REQUEST,
                        true));
    }

    private static List<Arguments> limitsAndValues() {
        String members = SCHEMAS + "PortaAccount/properties/";
        String defaults = SCHEMAS + "AccountDefaultValues/properties/";
        return List.of(
                found(
                        Kind.LIMIT_STRICTER,
                        "PortaAccount.Email",
                        Edit.set(members + "Email", "maxLength", "10"),
                        REQUEST,
                        true),
                found(
                        Kind.LIMIT_LOOSER,
                        "PortaAccount.Email",
                        Edit.set(members + "Email", "maxLength", "1000"),
                        REQUEST,
                        false),
                found(
                        Kind.LIMIT_LOOSER,
                        "PortaAccount.Email",
                        Edit.remove(members + "Email", "maxLength"),
                        REQUEST,
                        false),
                found(
                        Kind.LIMIT_STRICTER,
                        "PortaAccount.CreditLimit",
                        Edit.set(members + "CreditLimit", "minimum", "1"),
                        REQUEST,
                        true),
                found(
                        Kind.LIMIT_STRICTER,
                        "PortaAccount.CreditLimit",
                        Edit.set(members + "CreditLimit", "x-decimal-places", "2"),
                        REQUEST,
                        true),
                found(
                        Kind.LIMIT_STRICTER,
                        "UpdateAccount.Accounts",
                        Edit.set(SCHEMAS + "UpdateAccount/properties/Accounts", "maxItems", "9"),
                        REQUEST,
                        true),
                found(
                        Kind.LIMIT_STRICTER,
                        "PortaAccount.Note",
                        Edit.set(members + "Note", "pattern", "\"^a\""),
                        REQUEST,
                        true),
                found(
                        Kind.LIMIT_STRICTER,
                        "ProductAccount.Email",
                        Edit.set(SCHEMAS + "ProductAccount/properties/Email", "maxLength", "99"),
                        ANSWER,
                        false),
                found(
                        Kind.LIMIT_STRICTER,
                        "PortaAccount.Balance",
                        Edit.set(members + "Balance", "maximum", "999999999999999.9999"),
                        REQUEST,
                        true),
                found(
                        Kind.LIMIT_LOOSER,
                        "ProductAccount.availableBalance",
                        Edit.remove(SCHEMAS + "ProductAccount/properties/availableBalance", "x-decimal-places"),
                        ANSWER,
                        true),
                found(
                        Kind.KNOWN_VALUE_GONE,
                        "AccountDefaultValues.BillingModel",
                        Edit.removeFrom(defaults + "BillingModel/x-known-values", 1),
                        REQUEST,
                        true),
                found(
                        Kind.KNOWN_VALUE_GONE,
                        "ProductAccount.BillingModel",
                        Edit.removeFrom(SCHEMAS + "ProductAccount/properties/BillingModel/x-known-values", 3),
                        ANSWER,
                        true),
                found(
                        Kind.KNOWN_VALUE_NEW,
                        "AccountDefaultValues.BillingModel",
                        Edit.append(defaults + "BillingModel/x-known-values", "\"PayAsYouGo\""),
                        REQUEST,
                        false),
                found(
                        Kind.CHOICE_GONE,
                        "POST /{format}/reply/CreateAccount, path format",
                        Edit.removeFrom("/components/parameters/Format/schema/enum", 3),
                        REQUEST,
                        true),
                found(
                        Kind.CHOICE_NEW,
                        "POST /{format}/reply/CreateAccount, path format",
                        Edit.append("/components/parameters/Format/schema/enum", "\"yaml\""),
                        REQUEST,
                        false),
                found(
                        Kind.CHOICE_GONE,
                        "ProductAccount.BillStatus",
                        Edit.set(SCHEMAS + "ProductAccount/properties/BillStatus", "enum", "[\"O\", \"C\"]"),
                        ANSWER,
                        true),
                found(
                        Kind.DEFAULT_CHANGED,
                        "AccountDefaultValues.RTPProxy",
                        Edit.set(
                                defaults + "RTPProxy",
                                "description",
                                "\"Media through the operator, kept as the feature rtpp_level. Default Always.\""),
                        REQUEST,
                        true),
                found(
                        Kind.DEFAULT_CHANGED,
                        "PortaAccount.Blocked",
                        Edit.set(members + "Blocked", "default", "true"),
                        REQUEST,
                        true));
    }

    private static List<Arguments> wire() {
        String members = SCHEMAS + "PortaAccount/properties";
        String answered = SCHEMAS + "ProductAccount";
        return List.of(
                found(
                        Kind.XML_NAME,
                        "ProductAccount",
                        Edit.set(answered + "/xml", "name", "\"Account\""),
                        ANSWER,
                        true),
                found(
                        Kind.XML_NAMESPACE,
                        "ProductAccount",
                        Edit.set(answered + "/xml", "namespace", "\"urn:other\""),
                        ANSWER,
                        true),
                found(
                        Kind.XML_FORM,
                        "PortaAccount.Email",
                        Edit.set(members + "/Email", "xml", "{\"attribute\": true}"),
                        REQUEST,
                        true),
                found(Kind.COLUMNS_MOVED, "PortaAccount", Edit.first(members, "Email"), REQUEST, false),
                found(
                        Kind.COLUMNS_MOVED,
                        "ProductAccount",
                        Edit.first(answered + "/properties", "Email"),
                        ANSWER,
                        true),
                found(
                        Kind.ORDER_CHANGED,
                        "ResponseStatus",
                        Edit.remove(SCHEMAS + "ResponseStatus", "x-member-order"),
                        ANSWER,
                        true),
                found(
                        Kind.ORDER_CHANGED,
                        "BatchReport",
                        Edit.set(
                                SCHEMAS + "BatchReport",
                                "x-inherited",
                                "[\"ContentId\", \"License\", \"FeatureName\"]"),
                        ANSWER,
                        true));
    }

    private static List<Arguments> rest() {
        String email = SCHEMAS + "PortaAccount/properties/Email";
        String rules = SCHEMAS + "PortaAccount/properties/Id/x-rules";
        return List.of(
                found(Kind.RULE_NEW, "PortaAccount.Id", Edit.append(rules, "\"DOM-002\""), REQUEST, true),
                found(Kind.RULE_GONE, "PortaAccount.Id", Edit.removeFrom(rules, 0), REQUEST, false),
                found(
                        Kind.BEHAVIOUR_CHANGED,
                        "PortaAccount.Email",
                        Edit.set(email, "x-behaviour", "\"ignored\""),
                        REQUEST,
                        true),
                found(Kind.NOT_JUDGED, "PortaAccount.Email", Edit.set(email, "readOnly", "true"), REQUEST, true),
                found(Kind.NOT_JUDGED, "POST /CreateAccounts", Edit.set(CREATE, "x-kind", "\"oneway\""), REQUEST, true),
                found(
                        Kind.NOT_JUDGED,
                        "POST /CreateAccounts, body",
                        Edit.set(
                                "/components/requestBodies/CreateAccountBody/content/text~1csv",
                                "encoding",
                                "{\"a\": {}}"),
                        REQUEST,
                        true));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("kinds")
    void everyKindIsFoundWhereItIsAndJudgedByDirection(
            Kind kind, String place, Edit edit, Set<Direction> directions, boolean breaks) {
        List<Change> changes = Comparison.of(Edit.published(), edit.edited());

        assertThat(changes).extracting(Change::kind).containsOnly(kind);
        assertThat(changes).anySatisfy(change -> {
            assertThat(change.place()).startsWith(place);
            assertThat(change.directions()).isEqualTo(directions);
        });
        assertThat(changes).allSatisfy(change -> assertThat(change.isBreaking()).isEqualTo(breaks));
    }

    /** It sees less than we do, and must see nothing that we do not. Removed members of answers are compatible to it. */
    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("kinds")
    void whatOpenapiDiffCallsBreakingIsBreaking(
            Kind kind, String place, Edit edit, Set<Direction> directions, boolean breaks)
            throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        boolean isIncompatible = OpenApiCompare.fromContents(
                        mapper.writeValueAsString(Edit.published()), mapper.writeValueAsString(edit.edited()))
                .isIncompatible();

        // A body that may be left out takes nothing from who sends one, whatever it says.
        if (isIncompatible && kind != Kind.BODY_OPTIONAL) {
            assertThat(breaks).as("%s: %s", kind, place).isTrue();
        }
    }

    @Test
    void aMemberInFrontOfOthersMovesColumnsAndADeclaredOrder() {
        Edit edit = Edit.set(SCHEMAS + "ResponseStatus/properties", "Hint", "{\"type\": \"string\"}")
                .and(Edit.first(SCHEMAS + "ResponseStatus/properties", "Hint"));
        Edit moved = Edit.first(SCHEMAS + "ResponseStatus/properties", "Message");

        assertThat(Comparison.of(Edit.published(), edit.edited()))
                .extracting(Change::kind)
                .containsExactlyInAnyOrder(Kind.MEMBER_NEW, Kind.COLUMNS_MOVED);
        assertThat(Comparison.of(Edit.published(), moved.edited()))
                .extracting(Change::kind)
                .containsExactlyInAnyOrder(Kind.ORDER_CHANGED, Kind.COLUMNS_MOVED);
    }

    @Test
    void parametersOfAPathAreThoseOfItsOperations() {
        Edit edit = Edit.set(
                "/paths/~1CreateAccounts",
                "parameters",
                "[{\"name\": \"Key\", \"in\": \"header\", \"required\": true, \"schema\": {\"type\": \"string\"}}]");

        assertThat(Comparison.of(Edit.published(), edit.edited()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.PARAMETER_REQUIRED);
                    assertThat(change.place()).isEqualTo("POST /CreateAccounts, header key");
                });
    }

    @Test
    void whatSaysTheSameInMoreWordsIsNoChange() {
        Edit edit = Edit.set(SCHEMAS + "PortaAccount/properties/Email", "nullable", "false")
                .and(Edit.append("/security", "{\"Other\": []}"))
                .and(Edit.append(SCHEMAS + "BatchReport/x-inherited", "\"Items\""));

        assertThat(Comparison.of(Edit.published(), edit.edited())).isEmpty();
    }

    @Test
    void everyKindHasAnEditThatShowsIt() {
        // No member of the contract is required; see aMemberThatMayBeAbsentBreaksWhoReadsIt.
        Set<Kind> shown = kinds().map(found -> (Kind) found.get()[0])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));

        assertThat(EnumSet.complementOf(EnumSet.copyOf(shown))).containsExactly(Kind.MEMBER_OPTIONAL);
    }

    @Test
    void aMemberThatMayBeAbsentBreaksWhoReadsIt() {
        ObjectNode before =
                Edit.set(SCHEMAS + "BatchReport", "required", "[\"Status\"]").edited();
        ObjectNode request =
                Edit.set(SCHEMAS + "PortaAccount", "required", "[\"Id\"]").edited();

        assertThat(Comparison.of(before, Edit.published())).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.MEMBER_OPTIONAL);
            assertThat(change.place()).isEqualTo("BatchReport.Status");
            assertThat(change.isBreaking()).isTrue();
        });
        assertThat(Comparison.of(request, Edit.published()))
                .singleElement()
                .satisfies(change -> assertThat(change.isBreaking()).isFalse());
    }

    @Test
    void aTypeOfAnotherNameHasItInXmlToo() {
        assertThat(Comparison.of(
                        Edit.published(),
                        Edit.renameType("BatchReport", "Report").edited()))
                .extracting(Change::kind)
                .containsOnly(Kind.TYPE_RENAMED, Kind.XML_NAME);
    }

    @Test
    void wordsAndExamplesAreNoChanges() {
        Edit edit = Edit.set("/info", "description", "\"Other words.\"")
                .and(Edit.set(CREATE, "summary", "\"Other words.\""))
                .and(Edit.set(SCHEMAS + "PortaAccount", "description", "\"Other words.\""))
                .and(Edit.set(SCHEMAS + "PortaAccount/properties/Email", "example", "\"a@example.org\""))
                .and(Edit.set(SCHEMAS + "PortaAccount/properties/Email", "x-limit-inferred", "\"for a reason\""));

        assertThat(Comparison.of(Edit.published(), edit.edited())).isEmpty();
    }

    @Test
    void aTypeThatGoesBothWaysIsJudgedForBoth() {
        ObjectNode before = (ObjectNode) Edit.published().deepCopy();
        before.withObject("/components/schemas/Both")
                .put("type", "object")
                .putObject("properties")
                .putObject("A");
        before.withObject("/components/requestBodies/CreateAccountBody/content/application~1json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Both");
        before.withObject("/components/responses/CreateAccountAnswer/content/application~1json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Both");
        ObjectNode after = before.deepCopy();
        after.withObject("/components/schemas/Both").putArray("required").add("A");

        List<Change> changes = Comparison.of(before, after);

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.directions()).containsExactlyInAnyOrder(Direction.values());
            assertThat(change.affected()).isEqualTo(Kind.MEMBER_REQUIRED.affected(Direction.REQUEST));
        });
    }
}
