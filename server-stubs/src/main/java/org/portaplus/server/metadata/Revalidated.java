package org.portaplus.server.metadata;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Packaged files that clients may cache: a repeated request gets 304 as long as the file is the same, so that clients
 * see a new version of the contract at once and download each version once. Stateless.
 */
final class Revalidated {
    private static final int TAG_BYTES = 8;

    private Revalidated() {}

    /** The file, or 304 to whoever has it. */
    static Response answer(Request request, byte[] file, MediaType type) {
        // Weak, since the file may be compressed on its way.
        EntityTag tag = new EntityTag(digest(file), true);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        if (known == null) {
            // Some clients send the tag back as a strong one; the framework would take it for another (RFC 9110
            // 13.1.2).
            known = request.evaluatePreconditions(new EntityTag(tag.getValue()));
        }
        CacheControl cache = new CacheControl();
        cache.setNoCache(true);
        // A proxy may compress.
        cache.setNoTransform(false);
        return (known == null ? Response.ok(file, type) : known)
                .tag(tag)
                .cacheControl(cache)
                .build();
    }

    private static String digest(byte[] file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
