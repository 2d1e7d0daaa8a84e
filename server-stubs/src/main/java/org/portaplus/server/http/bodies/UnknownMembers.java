package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FieldFault;

/**
 * The members of a request that its type does not have: ignored, or in strict handling ({@code Prefer:
 * handling=strict}) collected, so that one refusal names them all. For one request.
 */
public final class UnknownMembers {
    static final String CODE = "UnknownMember";

    /** A message may hold millions; whoever sends so many learns from the first. */
    private static final int MOST = 100;

    private final boolean strict;
    private final List<FieldFault> found = new ArrayList<>();

    /** @param strict whether they are refused */
    public UnknownMembers(boolean strict) {
        this.strict = strict;
    }

    /** The same reader, which reports unknown members. */
    ObjectReader watch(ObjectReader reader) {
        return watch(reader, "");
    }

    /**
     * The same reader, which reports unknown members.
     *
     * @param member what is read is the value of this one; empty for a whole message
     */
    ObjectReader watch(ObjectReader reader, String member) {
        return strict ? reader.withHandler(new Watch(member)) : reader;
    }

    /** Notes an unknown member. */
    public void add(String path) {
        if (found.size() < MOST) {
            found.add(new FieldFault(
                    CODE, path, path + " is not a member of this request; strict handling was asked for."));
        }
    }

    /** @throws Fault (400) when strict handling found any */
    public void refuse() {
        if (strict && !found.isEmpty()) {
            throw Fault.invalid(found);
        }
    }

    private final class Watch extends DeserializationProblemHandler {
        private final String member;

        Watch(String member) {
            this.member = member;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            if (found.size() < MOST) { // a path is not built to be thrown away
                JsonStreamContext place = parser.getParsingContext();
                add(path(parser.currentToken().isStructStart() ? place.getParent() : place));
            }
            parser.skipChildren();
            return true;
        }

        private String path(JsonStreamContext at) {
            FieldFault path = new FieldFault(CODE, "", "");
            for (JsonStreamContext place = at; place != null && !place.inRoot(); place = place.getParent()) {
                String step = place.inArray() ? "[" + place.getCurrentIndex() + "]" : place.getCurrentName();
                path = step == null ? path : path.under(step);
            }
            return path.under(member).field();
        }
    }
}
