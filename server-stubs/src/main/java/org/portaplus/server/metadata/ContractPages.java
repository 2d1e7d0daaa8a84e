package org.portaplus.server.metadata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.PageResource;

/** The contract itself, interactive documentation from packaged assets, and the start page. Thread-safe. */
@Path("")
public class ContractPages implements PageResource {
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript");
    private static final int DAY_IN_SECONDS = 86_400;

    /** The templates below {@code templates/metadata}. */
    @CheckedTemplate(basePath = "metadata")
    static class Templates {
        private Templates() {}

        static native TemplateInstance start(String title);

        static native TemplateInstance docs(String title);
    }

    @Inject
    ContractDocument contract;

    /** What this is, and where to go. */
    @GET
    @Path("/")
    @Produces(MediaType.TEXT_HTML)
    public String start() {
        return Templates.start(contract.title()).render();
    }

    /** The contract in YAML. */
    @GET
    @Path("/openapi.yaml")
    @Produces("application/yaml")
    public byte[] yaml() {
        return ClasspathFile.bytes("/openapi/openapi.yaml");
    }

    /** The contract in JSON. */
    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] json() {
        return ClasspathFile.bytes("/openapi/openapi.json");
    }

    /** The contract to read and to try out. */
    @GET
    @Path("/docs")
    @Produces(MediaType.TEXT_HTML)
    public String docs() {
        return Templates.docs(contract.title()).render();
    }

    /**
     * What the interactive page is made of.
     *
     * @throws Fault (404) for anything else
     */
    @GET
    @Path("/docs/assets/{file}")
    public Response asset(@PathParam("file") String file) {
        String type = ASSETS.get(file);
        if (type == null) {
            throw Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such file.");
        }
        CacheControl cache = new CacheControl();
        cache.setMaxAge(DAY_IN_SECONDS);
        byte[] bytes = ClasspathFile.bytes("/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/" + file);
        return Response.ok(bytes, type)
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length)
                .build();
    }

    private static String swaggerUiVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(
                    ClasspathFile.bytes("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
