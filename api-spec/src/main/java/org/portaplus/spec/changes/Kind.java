package org.portaplus.spec.changes;

import static org.portaplus.spec.changes.Affected.CSV;
import static org.portaplus.spec.changes.Affected.ENUMERATIONS;
import static org.portaplus.spec.changes.Affected.FIXED_WIDTHS;
import static org.portaplus.spec.changes.Affected.GENERATED;
import static org.portaplus.spec.changes.Affected.JSON;
import static org.portaplus.spec.changes.Affected.MEANING;
import static org.portaplus.spec.changes.Affected.NULL_AWARE;
import static org.portaplus.spec.changes.Affected.POSITIONS;
import static org.portaplus.spec.changes.Affected.SOAP;
import static org.portaplus.spec.changes.Affected.VALIDATORS;
import static org.portaplus.spec.changes.Affected.XML;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A kind of change: whom it breaks in a request and in an answer, and what to do about it. */
enum Kind {
    ROUTE_GONE("the route is gone", all(), all(), "Call another route of the operation."),
    ROUTE_NEW("a new route", none(), none(), ""),
    OPERATION_RENAMED("the operation has another id", of(GENERATED), of(GENERATED), "Call the method by its new name."),
    GROUP_RENAMED(
            "the operation is in another group",
            of(GENERATED),
            of(GENERATED),
            "Look for it in the class of the new group."),
    PARAMETER_GONE("the parameter is gone", all(), none(), "Leave it out: it says nothing any more."),
    PARAMETER_NEW(
            "a new parameter, which may be left out",
            of(POSITIONS),
            none(),
            "Generate anew, and look at the calls: Rust passes every parameter."),
    PARAMETERS_MOVED(
            "another order of parameters", of(POSITIONS), none(), "Look at every call of the method, once made anew."),
    PARAMETER_FORM("the parameter is written in another way", all(), none(), "Write it so."),
    PARAMETER_REQUIRED("the parameter must be sent from now on", all(), none(), "Send it."),
    PARAMETER_OPTIONAL("the parameter may be left out from now on", none(), none(), ""),
    BODY_REQUIRED("there must be a body from now on", all(), none(), "Send one."),
    BODY_OPTIONAL("the body may be left out from now on", none(), none(), ""),
    BODY_GONE("there is no body any more", all(), all(), "Do not rely on it."),
    BODY_NEW("there is a body from now on", none(), none(), ""),
    FORMAT_GONE("the format is gone", all(), all(), "Take one of the other formats."),
    FORMAT_NEW("a new format", none(), none(), ""),
    STATUS_GONE("the status is gone", none(), of(MEANING, VALIDATORS), "Do not wait for it."),
    STATUS_NEW("a new status", none(), none(), ""),
    SUCCESS_NEW("a new status of success", none(), of(MEANING, VALIDATORS), "Take it for a success."),
    HEADER_GONE("the header is gone", none(), of(MEANING, VALIDATORS), "Do not rely on it."),
    HEADER_NEW("a new header", none(), none(), ""),
    HEADER_OPTIONAL(
            "the header may be absent from now on", none(), of(MEANING, VALIDATORS), "Be ready for its absence."),
    ADDRESS_CHANGED("another address, relative to the server", all(), none(), "Call the new one."),
    SECURITY_CHANGED("other credentials are asked for", all(), none(), "Send what is asked for."),
    TYPE_RENAMED("the type has another name", of(GENERATED), of(GENERATED), "Use the type by its new name."),
    MEMBER_GONE("the member is gone", with(all(), GENERATED), with(all(), GENERATED), "Do without it."),
    MEMBER_NEW("a new member, which may be left out", none(), none(), ""),
    MEMBER_REQUIRED("the member must be sent from now on", with(all(), GENERATED), none(), "Send it."),
    MEMBER_OPTIONAL(
            "the member may be absent from now on", none(), of(NULL_AWARE, VALIDATORS), "Be ready for its absence."),
    SHAPE_CHANGED(
            "another type of value", with(all(), GENERATED), with(all(), GENERATED), "Send and read the new one."),
    WIDTH_CHANGED("another width of number", of(FIXED_WIDTHS, SOAP), of(FIXED_WIDTHS, SOAP), "Make clients anew."),
    TEXT_CHANGED(
            "another form of text", with(all(), GENERATED), with(all(), GENERATED), "Write and read the new form."),
    NULL_ALLOWED("may be null from now on", none(), of(NULL_AWARE, VALIDATORS), "Be ready for null."),
    NULL_FORBIDDEN("must not be null from now on", of(JSON, NULL_AWARE), none(), "Leave it out instead."),
    LIMIT_STRICTER("a stricter limit", all(), none(), "Keep to the new limit."),
    LIMIT_LOOSER("a looser limit", none(), of(VALIDATORS), "Be ready for more."),
    KNOWN_VALUE_GONE(
            "a known value is gone", of(MEANING), of(MEANING), "Send another value, and do not wait for this one."),
    KNOWN_VALUE_NEW("a new known value", none(), none(), ""),
    CHOICE_GONE("a choice is gone", of(MEANING, ENUMERATIONS), of(MEANING), "Make another choice."),
    CHOICE_NEW("a new choice in a closed list", none(), of(ENUMERATIONS, VALIDATORS), "Be ready for it."),
    DEFAULT_CHANGED("another default", of(MEANING), of(MEANING), "Say the old value where it is meant."),
    XML_NAME("another name in XML", of(XML, SOAP), of(XML, SOAP), "Use the new name, and make SOAP clients anew."),
    XML_NAMESPACE(
            "another namespace in XML",
            of(XML, SOAP),
            of(XML, SOAP),
            "Use the new namespace, and make SOAP clients anew."),
    XML_FORM("another form in XML", of(XML, SOAP), of(XML, SOAP), "Make SOAP clients anew."),
    COLUMNS_MOVED(
            "columns of CSV have other places", none(), of(CSV), "Read columns by their names, not by their places."),
    ORDER_CHANGED(
            "another order of members in XML",
            none(),
            of(XML, SOAP),
            "Make SOAP clients anew: .NET skips a member that comes too late."),
    RULE_NEW("one more rule", of(MEANING), none(), "Keep to it: docs/domain-rules.md."),
    RULE_GONE("one rule less", none(), none(), ""),
    BEHAVIOUR_CHANGED("the member does something else", of(MEANING), of(MEANING), "Read what it does now."),
    /** What nobody has thought about is breaking until somebody has. */
    NOT_JUDGED("a change that the comparison does not know", of(MEANING), of(MEANING), "Compare the two editions.");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // It is unmodifiable.
    private final Set<Affected> byRequest;

    @SuppressWarnings("ImmutableEnumChecker") // It is unmodifiable.
    private final Set<Affected> byAnswer;

    private final String remedy;

    Kind(String words, Set<Affected> byRequest, Set<Affected> byAnswer, String remedy) {
        this.words = words;
        this.byRequest = Collections.unmodifiableSet(byRequest);
        this.byAnswer = Collections.unmodifiableSet(byAnswer);
        this.remedy = remedy;
    }

    /** What happened, as a person reads it. */
    String words() {
        return words;
    }

    /** What a program does about it; empty where there is nothing to do. */
    String remedy() {
        return remedy;
    }

    /** Whom it breaks that way; nobody, where it is compatible. */
    Set<Affected> affected(Direction direction) {
        return direction == Direction.REQUEST ? byRequest : byAnswer;
    }

    private static Set<Affected> all() {
        return Affected.wire();
    }

    private static Set<Affected> none() {
        return EnumSet.noneOf(Affected.class);
    }

    private static Set<Affected> of(Affected first, Affected... others) {
        return EnumSet.of(first, others);
    }

    private static Set<Affected> with(Set<Affected> some, Affected other) {
        some.add(other);
        return some;
    }
}
