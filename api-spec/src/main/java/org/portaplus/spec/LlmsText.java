package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** What an assistant must know of the service, in half a page of Markdown (llms.txt). Addresses are relative to the server. */
final class LlmsText {
    private LlmsText() {}

    static String of(Contract contract) {
        JsonNode info = contract.document().path("info");
        String what = info.path("description").asText().replaceFirst("(?s)\\. .*", ".");
        String operations = contract.operations().stream()
                .map(operation -> line(contract, operation.name()))
                .collect(Collectors.joining());
        return """
                # %s

                > %s Version %s.

                - Every operation takes its request by `POST /json/reply/OPERATION`; `xml`, `csv` or `jsv` instead of `json` are the other
                  formats, `/soap11` and `/soap12` are SOAP. Documented routes, GET among them, are in the contract.
                - The License stands in for a login: header `X-License`. A demo server has the License `demo` and the customer 102.
                - What changes something: send `Idempotency-Key`, and the same request under the same key is done once.
                - A refusal has a status from 400 and `ResponseStatus` with `ErrorCode`, `Message`, and `Errors`, each with its `FieldName`.
                - Absent and null are the same: a change leaves the member. An empty list is a value.
                - Amounts are decimals, dates of answers are `/Date(milliseconds-0000)/` in JSON. Names are kept as documented, misspellings too.

                ## Operations

                %s
                ## Contract

                - [OpenAPI for clients](/openapi-client.json): every operation as JSON, with one example each; begin here
                - [OpenAPI, whole](/openapi.json): all formats and protocols, provenance, rules
                - [Workflows](/editions/%s): Arazzo, what programs do step by step
                - [Samples](/metadata): each message in each format; `/samples/OPERATION/request.json`
                - [WSDL](/soap11?wsdl), [XML Schema](/xsd)
                """.formatted(
                info.path("title").asText(), what, info.path("version").asText(), operations, Workflows.EDITION);
    }

    private static String line(Contract contract, String operation) {
        for (JsonNode tag : contract.document().path("tags")) {
            if (tag.path("name").asText().equals(operation)) {
                return "- " + operation + ": " + tag.path("description").asText() + "\n";
            }
        }
        throw new IllegalArgumentException("no tag " + operation);
    }
}
