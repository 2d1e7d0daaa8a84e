package org.portaplus.server.metadata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Codecs;
import org.portaplus.server.http.PageResource;

/** The index of operations, and a page for every operation in every format. Thread-safe. */
@Path("")
@Produces(MediaType.TEXT_HTML)
public class MetadataPages implements PageResource {
    private static final List<PageFormat> FORMATS = Stream.of("xml", "json", "jsv", "csv")
            .map(PageFormat::of)
            .flatMap(Optional::stream)
            .toList();

    /** The templates below {@code templates/metadata}. */
    @CheckedTemplate(basePath = "metadata")
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(String title, List<Operation> operations, List<PageFormat> formats);

        static native TemplateInstance operation(OperationPage page);
    }

    /** A row of the index. */
    public record Operation(String name, String description) {}

    @Inject
    ContractDocument contract;

    @Inject
    SampleMessages samples;

    @Inject
    Codecs codecs;

    @Context
    UriInfo uri;

    /** All operations, with a link for each format. */
    @GET
    @Path("/metadata")
    public String index() {
        List<Operation> operations = contract.operations().stream()
                .map(name -> new Operation(name, contract.description(name)))
                .toList();
        return Templates.index(contract.title(), operations, FORMATS).render();
    }

    /**
     * One operation in one format, or the index when none is named.
     *
     * @throws Fault (404) when there is no such operation or format
     */
    @GET
    @Path("/{format}/metadata")
    public String operation(@PathParam("format") String key, @QueryParam("op") String name) {
        PageFormat format = PageFormat.of(key)
                .orElseThrow(() -> Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no page for this format."));
        if (name == null || name.isEmpty()) {
            return index();
        }
        String operation = contract.operations().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such operation; /metadata lists them."));
        Optional<String> response = contract.documentedResponseType(operation);
        OperationPage page = new OperationPage(
                contract.title(),
                uri.getBaseUri().getHost(),
                operation,
                contract.description(operation),
                contract.routes(operation),
                format,
                FORMATS,
                response.isPresent() ? "reply" : "oneway",
                sample(format, contract.requestType(operation)),
                response.map(type -> sample(format, type)).orElse(null));
        return Templates.operation(page).render();
    }

    private String sample(PageFormat format, String type) {
        return codecs.page(format.wire(), samples.of(type), type);
    }
}
