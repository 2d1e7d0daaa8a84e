package org.portaplus.server.metadata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.PageResource;

/** The contract itself, interactive documentation from packaged assets, and the start page. Thread-safe. */
@Path("")
public class ContractPages implements PageResource {
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";
    private static final Map<String, Asset> ASSETS = Map.of(
            "pages.css", new Asset("text/css", "/pages/"),
            "docs.css", new Asset("text/css", "/pages/"),
            "docs.js", new Asset("text/javascript", "/pages/"),
            "swagger-ui.css", new Asset("text/css", SWAGGER_UI),
            "swagger-ui-bundle.js", new Asset("text/javascript", SWAGGER_UI));
    private static final Set<String> EDITIONS = Set.of(
            "openapi.yaml",
            "openapi.json",
            "openapi-client.yaml",
            "openapi-client.json",
            "openapi-3.1.yaml",
            "openapi-3.1.json",
            "openapi-client-3.1.yaml",
            "openapi-client-3.1.json",
            "openapi-client-double.yaml",
            "openapi-client-double.json",
            "openapi-client.overlay.yaml",
            "workflows.arazzo.yaml");
    private static final MediaType YAML = new MediaType("application", "yaml", "utf-8");
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8");
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");
    private static final int HOUR_IN_SECONDS = 3_600;

    /** What a page loads: its media type, and the directory it is packaged in. */
    private record Asset(String type, String directory) {}

    /** The templates below {@code templates/metadata}. */
    @CheckedTemplate(basePath = "metadata")
    static class Templates {
        private Templates() {}

        static native TemplateInstance start(String title, List<String> requests);

        static native TemplateInstance docs(String title, String license);
    }

    @Inject
    ContractDocument contract;

    @Inject
    DemoRequests demo;

    @Context
    UriInfo uri;

    /** What this is, and where to go. */
    @GET
    @Path("/")
    public Response start() {
        String base = Address.of(uri.getBaseUri()).base();
        return HtmlPage.of(Response.Status.OK, Templates.start(contract.title(), demo.at(base)));
    }

    /** The contract in YAML. */
    @GET
    @Path("/openapi.yaml")
    public Response yaml(@Context Request request) {
        return document(request, "openapi.yaml", YAML);
    }

    /** The contract in JSON. */
    @GET
    @Path("/openapi.json")
    public Response json(@Context Request request) {
        return document(request, "openapi.json", JSON);
    }

    /** The edition of the contract for generators of clients, in YAML. */
    @GET
    @Path("/openapi-client.yaml")
    public Response clientYaml(@Context Request request) {
        return document(request, "openapi-client.yaml", YAML);
    }

    /** The edition of the contract for generators of clients, in JSON. */
    @GET
    @Path("/openapi-client.json")
    public Response clientJson(@Context Request request) {
        return document(request, "openapi-client.json", JSON);
    }

    /** What an assistant must know of the service before it reads on. */
    @GET
    @Path("/llms.txt")
    public Response assistants(@Context Request request) {
        return document(request, "llms.txt", TEXT);
    }

    /**
     * Every edition of the contract by its file name, those that have an address of their own among them.
     *
     * @throws Fault (404) for anything else
     */
    @GET
    @Path("/editions/{file}")
    public Response edition(@PathParam("file") String file, @Context Request request) {
        if (!EDITIONS.contains(file)) {
            throw noSuchFile();
        }
        return document(request, file, file.endsWith(".yaml") ? YAML : JSON);
    }

    /** The contract to read and to try out. */
    @GET
    @Path("/docs")
    public Response docs() {
        return HtmlPage.withScript(
                Templates.docs(contract.title(), demo.license().orElse("")));
    }

    /**
     * What the pages load.
     *
     * @throws Fault (404) for anything else
     */
    @GET
    @Path("/docs/assets/{file}")
    public Response asset(@PathParam("file") String file) {
        Asset asset = ASSETS.get(file);
        if (asset == null) {
            throw noSuchFile();
        }
        CacheControl cache = new CacheControl();
        cache.setMaxAge(HOUR_IN_SECONDS);
        byte[] bytes = ClasspathFile.bytes(asset.directory() + file);
        return Response.ok(bytes, MediaType.valueOf(asset.type()).withCharset("UTF-8"))
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length)
                .build();
    }

    private static Fault noSuchFile() {
        return Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such file.");
    }

    private static Response document(Request request, String file, MediaType type) {
        return Revalidated.answer(request, ClasspathFile.bytes("/openapi/" + file), type);
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
