package org.portaplus.wire.internal.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The suffix of generic contract names such as {@code KeyValueOfstringArrayOfstringty7Ep6D1}: the first six bytes of the
 * MD5 of the argument namespaces, in Base64 with {@code /} as {@code _S} and {@code +} as {@code _P}. It depends on
 * namespaces only.
 */
public final class NamespaceDigest {
    private NamespaceDigest() {}

    /** The suffix for a generic type with these argument namespaces; empty when all are built-in. */
    public static String of(List<String> namespaces) {
        if (namespaces.stream().allMatch(Namespaces::isBuiltIn)) {
            return "";
        }
        StringBuilder text = new StringBuilder(" ").append(namespaces.size());
        for (String namespace : namespaces) {
            text.append(' ').append(namespace);
        }
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(Arrays.copyOf(md5, 6))
                    .replace("=", "")
                    .replace("/", "_S")
                    .replace("+", "_P");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
