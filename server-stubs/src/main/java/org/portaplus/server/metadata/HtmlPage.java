package org.portaplus.server.metadata;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A rendered page as an answer. Its policy lets it use what the server itself serves and nothing else: no inline script, no
 * frame around it, no form. Stateless.
 */
final class HtmlPage {
    private static final String TEXT_AND_STYLE =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** The interactive documentation runs its packaged script, and calls this server; its icons are data. */
    private static final String WITH_SCRIPT = TEXT_AND_STYLE + "; script-src 'self'; connect-src 'self'";

    private HtmlPage() {}

    static Response of(Response.Status status, TemplateInstance page) {
        return answer(status, page, TEXT_AND_STYLE);
    }

    static Response withScript(TemplateInstance page) {
        return answer(Response.Status.OK, page, WITH_SCRIPT);
    }

    private static Response answer(Response.Status status, TemplateInstance page, String policy) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
