package org.portaplus.client.importer;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet and the member that it fills. Immutable.
 *
 * @param position in the sheet, from 0
 * @param header as the sheet writes it
 * @param index of the entry that it fills, when the member is in a list that the columns number; else 0
 * @param key that it fills, when the member's name is free; else null
 */
record Column(
        int position,
        String header,
        Member member,
        int index,
        @Nullable String key) {

    /** Sets a value in an item, as the entry {@code account} of its accounts if it is a member of an account. */
    void put(ObjectNode item, int account, JsonNode value) {
        JsonPointer pointer = pointer(account);
        item.withObject(pointer.head()).set(pointer.last().getMatchingProperty(), value);
    }

    /** The path that the server names in a refusal, such as {@code Account.AccountRequest.AccountsToCreate[2].AcntId}. */
    String path(int account) {
        StringBuilder path = new StringBuilder();
        for (String name : member.path()) {
            path.append(path.isEmpty() ? "" : ".").append(part(name, "[" + entry(name, account) + "]"));
        }
        return path.toString();
    }

    private JsonPointer pointer(int account) {
        JsonPointer pointer = JsonPointer.empty();
        for (String name : member.path()) {
            pointer = pointer.appendProperty(part(name, ""));
            if (name.endsWith("[]")) {
                pointer = pointer.appendIndex(entry(name, account));
            }
        }
        return pointer;
    }

    private @Nullable String part(String name, String entry) {
        if (name.equals("*")) {
            return key;
        }
        return name.endsWith("[]") ? name.substring(0, name.length() - 2) + entry : name;
    }

    private int entry(String name, int account) {
        return name.equals(Member.ACCOUNTS) ? account : index;
    }
}
