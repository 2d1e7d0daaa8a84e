package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireReadException;

/**
 * Sets members of a request from text that came with the path, the query string or a form. Names match without regard
 * to case; text members take the text unchanged, all others are read as JSV, lists also without brackets, with any
 * white space around the value. Thread-safe.
 */
@Singleton
public class MemberBinder {
    // Addressed to the server and not to an operation, unless the operation has such a member.
    private static final Set<String> PROTOCOL = Set.of("format", "callback", "debug", "guard");

    private record Member(String name, JavaType type, AnnotatedMember field) {}

    private final ObjectMapper jsv;
    private final Map<Class<?>, Map<String, Member>> membersOfType = new ConcurrentHashMap<>();

    @Inject
    MemberBinder(Codecs codecs) {
        jsv = codecs.mapper(WireFormat.JSV);
    }

    /**
     * Sets one member, unless the text is empty.
     *
     * @param unknown receives members within the text that its type does not have
     * @return whether the type has such a member
     * @throws Fault (400) when the text does not fit the type; it names the member
     */
    public boolean bind(Object request, String name, String text, UnknownMembers unknown) {
        Member member = members(request.getClass()).get(name.toLowerCase(Locale.ROOT));
        if (member == null) {
            return false;
        }
        if (!text.isEmpty()) {
            member.field().setValue(request, value(member, text, unknown));
        }
        return true;
    }

    /** Whether a name, in any case, says something to a request of a type: one of its members, or a word to the server. */
    public boolean isName(Class<?> type, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return members(type).containsKey(key) || PROTOCOL.contains(key);
    }

    /** A text member as it is now; null when it is unset, or the type has none. */
    public @Nullable String text(Object request, String name) {
        Member member = members(request.getClass()).get(name.toLowerCase(Locale.ROOT));
        return member == null ? null : (String) member.field().getValue(request);
    }

    private Object value(Member member, String text, UnknownMembers unknown) {
        ObjectReader reader = jsv.readerFor(member.type());
        try {
            return unknown.watch(reader, member.name()).readValue(inJsv(member.type(), text));
        } catch (JsonProcessingException e) {
            WireReadException read = WireReadException.of(e);
            String inner = read.memberPath();
            String path =
                    inner.isEmpty() || inner.startsWith("[") ? member.name() + inner : member.name() + "." + inner;
            throw Fault.of(FaultKind.MALFORMED, "SerializationException", path, path + ": " + read.problem());
        }
    }

    /** Texts stand as they are, whatever is in them, and are read by the rules of every text; a list needs no brackets. */
    private static String inJsv(JavaType type, String text) {
        if (type.hasRawClass(String.class)) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
        String value = text.strip();
        return type.isCollectionLikeType() && !value.startsWith("[") ? "[" + value + "]" : value;
    }

    private Map<String, Member> members(Class<?> type) {
        return membersOfType.computeIfAbsent(type, this::introspected);
    }

    private Map<String, Member> introspected(Class<?> type) {
        DeserializationConfig config = jsv.getDeserializationConfig();
        BeanDescription description = config.introspect(config.constructType(type));
        Map<String, Member> members = new HashMap<>();
        for (BeanPropertyDefinition property : description.findProperties()) {
            AnnotatedMember field = property.getMutator();
            field.fixAccess(true);
            members.put(
                    property.getName().toLowerCase(Locale.ROOT),
                    new Member(property.getName(), property.getPrimaryType(), field));
        }
        return members;
    }
}
