package org.portaplus.server.metadata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.PageResource;

/**
 * The contract for SOAP and XML tools: a WSDL per version, with the requested address, and the types as XML Schema.
 * Both are derived from the contract at build time. Thread-safe.
 */
@Path("")
public class SchemaPages implements PageResource {
    private static final MediaType XML = MediaType.TEXT_XML_TYPE.withCharset("utf-8");
    private static final Pattern FILE = Pattern.compile("[A-Za-z][A-Za-z0-9.]*\\.xsd");
    /** Where the services of the packaged documents are. */
    private static final String PACKAGED_BASE = "http://localhost:8080/";

    @Context
    UriInfo uri;

    /** The WSDL of SOAP 1.1, with or without {@code ?wsdl}, as on the original host. */
    @GET
    @Path("/soap11")
    public Response soap11() {
        return wsdl("soap11");
    }

    /** The WSDL of SOAP 1.2, with or without {@code ?wsdl}, as on the original host. */
    @GET
    @Path("/soap12")
    public Response soap12() {
        return wsdl("soap12");
    }

    /** The WSDL of SOAP 1.1. */
    @GET
    @Path("/soap11/wsdl")
    public Response wsdl11() {
        return wsdl("soap11");
    }

    /** The WSDL of SOAP 1.2. */
    @GET
    @Path("/soap12/wsdl")
    public Response wsdl12() {
        return wsdl("soap12");
    }

    /** A schema that imports those of all namespaces. */
    @GET
    @Path("/xsd")
    public Response schemas(@Context Request request) {
        return Revalidated.answer(request, ClasspathFile.bytes("/service.xsd"), XML);
    }

    /**
     * The schema of a namespace.
     *
     * @param file named by the last part of the namespace
     * @throws Fault (404) when there is none
     */
    @GET
    @Path("/xsd/{file}")
    public Response schema(@PathParam("file") String file, @Context Request request) {
        if (!FILE.matcher(file).matches() || SchemaPages.class.getResource("/xsd/" + file) == null) {
            throw Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such schema; /xsd lists those there are.");
        }
        return Revalidated.answer(request, ClasspathFile.bytes("/xsd/" + file), XML);
    }

    private Response wsdl(String version) {
        String packaged = new String(ClasspathFile.bytes("/wsdl/" + version + ".wsdl"), StandardCharsets.UTF_8);
        String document = packaged.replace(
                "location=\"" + PACKAGED_BASE + version + "\"",
                "location=\"" + Address.of(uri.getBaseUri()).base() + "/" + version + "\"");
        return Response.ok(document, XML).build();
    }
}
