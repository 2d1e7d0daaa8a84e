package org.portaplus.server.metadata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.PageResource;
import org.portaplus.server.http.answers.MissingPage;
import org.portaplus.server.http.bodies.Codecs;

/**
 * The index of operations, a list of them for each format, and a page for every operation in every format. The texts are those
 * of the documented kind of host; its links to pages of its framework are left out, as is what only its debug mode shows.
 * Thread-safe.
 */
@Path("")
public class MetadataPages implements PageResource, MissingPage {

    /** The templates below {@code templates/metadata}. */
    @CheckedTemplate(basePath = "metadata")
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(
                String title, String missing, List<Operation> operations, List<PageFormat> formats);

        static native TemplateInstance list(String title, List<Operation> operations, PageFormat format);

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

    @Inject
    Exchange exchange;

    @Context
    UriInfo uri;

    /** All operations, with a link for each format. */
    @GET
    @Path("/metadata")
    public Response index() {
        return index(Response.Status.OK, "");
    }

    /**
     * One operation in one format; when none is named, all of them, for SOAP as the index; 404 with the index when there is no
     * such page.
     *
     * @throws Fault (404) instead of the index, when the client reads no pages
     */
    @GET
    @Path("/{key}/metadata")
    public Response operation(@PathParam("key") String key, @QueryParam("op") String name) {
        Optional<PageFormat> format = PageFormat.of(key);
        if (format.isEmpty()) {
            return missing("There are no pages for the format “" + key + "”.");
        }
        if (name == null || name.isEmpty()) {
            return format.get().soap() ? index() : list(format.get());
        }
        return contract.operations().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .map(operation -> HtmlPage.of(Response.Status.OK, Templates.operation(page(format.get(), operation))))
                .orElseGet(() -> missing("There is no operation “" + name + "”."));
    }

    @Override
    public Response missingPage(String message) {
        return index(Response.Status.NOT_FOUND, message);
    }

    /** For people a page that leads on, for programs a refusal in their format. */
    private Response missing(String message) {
        if (exchange.answer().page() == AnswerForm.Page.UNREADABLE) {
            throw Fault.of(FaultKind.NOT_FOUND, "NotFound", message);
        }
        return missingPage(message);
    }

    private Response index(Response.Status status, String missing) {
        return HtmlPage.of(status, Templates.index(contract.title(), missing, operations(), PageFormat.all()));
    }

    private Response list(PageFormat format) {
        return HtmlPage.of(Response.Status.OK, Templates.list(contract.title(), operations(), format));
    }

    private List<Operation> operations() {
        return contract.operations().stream()
                .map(name -> new Operation(name, contract.description(name)))
                .toList();
    }

    private OperationPage page(PageFormat format, String operation) {
        Optional<String> response = contract.documentedResponseType(operation);
        return OperationPageBuilder.builder()
                .title(contract.title())
                .host(Address.of(uri.getBaseUri()).host())
                .operation(operation)
                .description(contract.description(operation))
                .routes(contract.routes(operation))
                .format(format)
                .path(format.path(response.isPresent() ? "reply" : "oneway", operation))
                .request(sample(format, contract.requestType(operation)))
                // At the end of the page, the line break that ends a CSV message would be a blank line.
                .response(response.map(type -> sample(format, type).stripTrailing())
                        .orElse(null))
                .build();
    }

    /** A sample with the line ends of a page: a browser would read CRLF as one, other readers of HTML might not. */
    private String sample(PageFormat format, String type) {
        String message = codecs.page(format.wire(), samples.of(type), type);
        return message.replace("\r\n", "\n");
    }
}
