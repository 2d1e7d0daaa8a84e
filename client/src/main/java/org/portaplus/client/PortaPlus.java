package org.portaplus.client;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;

/**
 * Where the server is and which License speaks to it. The License goes in the header {@code X-License}, which keeps it
 * out of URLs; a request may still carry it as a member.
 *
 * <pre>{@code
 * ApiClient settings = PortaPlus.at(URI.create("http://localhost:8080"), "demo");
 * ProductResponse products = new ProductApi(settings).getProducts(...);
 * }</pre>
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public final class PortaPlus {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PortaPlus() {}

    /** Settings for the generated classes of the package {@code api}. */
    public static ApiClient at(URI server, String license) {
        Objects.requireNonNull(license, "license");
        ApiClient settings = new ApiClient();
        settings.updateBaseUri(server.toString());
        settings.setReadTimeout(PATIENCE);
        settings.setConnectTimeout(PATIENCE);
        settings.setRequestInterceptor(request -> request.setHeader("X-License", license));
        return settings;
    }
}
