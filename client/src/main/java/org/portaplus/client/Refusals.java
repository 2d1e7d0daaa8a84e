package org.portaplus.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.portaplus.client.model.ErrorResponse;
import org.portaplus.client.model.ResponseError;
import org.portaplus.client.model.ResponseStatus;
import org.portaplus.wire.WireMapper;

/** Makes exceptions of answers that are no success, without the License. Immutable, and safe for use by many threads. */
@NullMarked
final class Refusals {
    private static final int REFUSAL_CHARACTERS = 500;

    private final WireMapper mapper;
    private final String license;

    Refusals(WireMapper mapper, String license) {
        this.mapper = mapper;
        this.license = license;
    }

    /**
     * What an answer says that is no success.
     *
     * @param key that of the request; null for one that changes nothing
     * @param content the body, unpacked
     */
    PortaPlusException of(String operation, @Nullable String key, HttpResponse<?> response, byte[] content) {
        int code = response.statusCode();
        String requestId = response.headers().firstValue("X-Request-Id").orElse(null);
        ResponseStatus status = status(content);
        if (status != null) {
            List<ResponseError> errors = status.getErrors() == null ? List.of() : status.getErrors();
            return new Refusal(
                    code, masked(text(status.getErrorCode())), masked(text(status.getMessage())), errors, requestId);
        }
        // Not of the service, but of something before it.
        if (code >= 500) {
            return new NoAnswer(operation + " is answered by " + code + ", and not by the service", key, null);
        }
        String text = masked(new String(content, StandardCharsets.UTF_8).strip());
        return new Refusal(
                code, "", text.substring(0, Math.min(text.length(), REFUSAL_CHARACTERS)), List.of(), requestId);
    }

    private @Nullable ResponseStatus status(byte[] content) {
        try {
            return mapper.readValue(content, ErrorResponse.class).getResponseStatus();
        } catch (IOException e) {
            return null;
        }
    }

    /** What stands before the service may repeat the address, which has the License. */
    private String masked(String text) {
        return license.isEmpty() ? text : text.replace(license, "***").replace(PortaPlus.encoded(license), "***");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
