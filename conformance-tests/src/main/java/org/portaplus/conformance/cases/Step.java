package org.portaplus.conformance.cases;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;

/**
 * One exchange, or a restart of the server.
 *
 * @param title the peculiarity of the step, where a case has many of a kind; reports of failures name it
 * @param request verb and path, such as {@code GET /GetProducts/${license}/USD}; taken from the page where it is absent
 * @param raw the whole request as it goes over the wire, line ends being those of HTTP; for what no client would send.
 *     {@code ${host}} is where the server is
 * @param page number of the documented page whose request is sent literally
 * @param as format of the body, such as {@code xml}; by default that of the file, else JSON
 * @param body the body as text
 * @param file the body as a file: {@code samples/…} of the contract or {@code bodies/…} of the kit
 * @param coding {@code gzip}: the body is sent packed, and its header says so
 * @param charset the charset of the body; UTF-8 by default. No header is added for it
 * @param headers headers to send; they win over what {@code as} and {@code coding} say
 * @param poll seconds to repeat the request until the answer is as expected
 * @param restart {@code stop} or {@code kill}: the server ends that way and is started again on the same data
 * @param capture variables to fill: from a path into the answer, or {@code header:Name}
 */
@RecordBuilder
public record Step(
        String title,
        String request,
        String raw,
        String page,
        String as,
        String body,
        String file,
        String coding,
        String charset,
        Map<String, String> headers,
        int poll,
        String restart,
        Expected expect,
        Map<String, String> capture) {

    public Step {
        charset = charset == null ? "UTF-8" : charset;
        headers = headers == null ? Map.of() : headers;
        capture = capture == null ? Map.of() : capture;
        expect = expect == null ? Expected.OK : expect;
    }
}
