package org.portaplus.server.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.PageResource;
import org.portaplus.wire.WireFormat;

/** The samples that the examples of the contract refer to, byte for byte. Thread-safe. */
@Path("")
public class SamplePages implements PageResource {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z]+");
    private static final Pattern FILE = Pattern.compile("(?:requests?|responses?|demos?)(?:\\.wire)?\\.([a-z0-9]+)");

    /**
     * A request or an answer of an operation, a request that does something in the demo, or a refusal, in a format.
     *
     * @param folder the operation, or {@code error}
     * @param file such as {@code request.json} or {@code demo.json}; with {@code .wire} before the format in the layout of HTTP bodies
     * @throws Fault (404) when there is no such sample
     */
    @GET
    @Path("/samples/{folder}/{file}")
    public Response sample(
            @PathParam("folder") String folder, @PathParam("file") String file, @Context Request request) {
        String name = "/samples/" + folder + "/" + file;
        Matcher parts = FILE.matcher(file);
        if (!FOLDER.matcher(folder).matches() || !parts.matches() || SamplePages.class.getResource(name) == null) {
            throw Fault.of(
                    FaultKind.NOT_FOUND,
                    "NotFound",
                    "There is no such sample; the contract refers to those there are.");
        }
        return Revalidated.answer(request, ClasspathFile.bytes(name), type(parts.group(1)));
    }

    private static MediaType type(String suffix) {
        return Stream.of(WireFormat.values())
                .filter(format -> format.suffix().equals(suffix))
                .map(format -> MediaType.valueOf(MediaTypes.header(format, format.mediaType())))
                .findFirst()
                .orElseThrow();
    }
}
