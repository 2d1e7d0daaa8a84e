package org.portaplus.conformance.contract;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documented page, taken apart: request line, content types and bodies, literally as saved.
 *
 * @param verb null where the page shows no request
 * @param responseBody null where the page shows no response
 */
public record DocumentedPage(
        String verb, String path, String requestType, String requestBody, String responseType, String responseBody) {

    private static final Map<String, String> FILES = Map.of(
            "000", "000_5d19043d12170f6b.txt",
            "001", "001_6adf05620a8e9c5f.txt",
            "002", "002_170d0e83fa8a13f2.txt",
            "003", "003_f0a9044e9f0f6e91.txt");
    private static final String FIRST_SENTENCE_OF_003 = "The following are sample HTTP requests and responses.";
    private static final Pattern REQUEST = Pattern.compile(
            "(?s)\\n(POST) (\\S+) HTTP/1.1 \\nHost: [^\\n]*\\nContent-Type: ([^\\n]*)\\nContent-Length: length\\n\\n(.*?)(?=\\nHTTP/1.1 |$)");
    private static final Pattern RESPONSE =
            Pattern.compile("(?s)HTTP/1.1 200 OK\\nContent-Type: ([^\\n]*)\\nContent-Length: length\\n\\n?(.*)$");

    /** The whole page with this number, 000 to 003, literally as saved. */
    public static String text(String number) {
        return Resource.text("documented-pages/" + FILES.get(number));
    }

    /** The page with this number, 000 to 003. */
    public static DocumentedPage of(String number) {
        String page = text(number);
        Matcher request = REQUEST.matcher(page);
        boolean asks = request.find();
        Matcher response = RESPONSE.matcher(page);
        boolean answers = response.find();
        return new DocumentedPage(
                asks ? request.group(1) : null,
                asks ? request.group(2) : null,
                asks ? request.group(3) : null,
                asks ? request.group(4) : null,
                answers ? response.group(1) : null,
                answers ? response.group(2) : null);
    }

    /**
     * The answer as it stands on the wire in sample mode: CSV ends its lines with CRLF, the last one too, though the page
     * was saved with LF.
     */
    public String responseOnTheWire() {
        return responseType.equals("text/csv") ? responseBody.replace("\n", "\r\n") + "\r\n" : responseBody;
    }

    /** Whether a body is the answer of this page; page 003 lost its indentation and its trailing blanks when saved. */
    public boolean isAnsweredBy(String body) {
        return responseType.equals("text/jsv") ? stripped(body).equals(responseBody) : body.equals(responseOnTheWire());
    }

    /**
     * The changes to page 003 when it was saved: it begins with the sentence on the samples, whose two halves stand on
     * lines of their own, has no request, no indentation and no blank lines.
     */
    public static String savedLike003(String visibleText) {
        String rest =
                visibleText.substring(visibleText.indexOf(FIRST_SENTENCE_OF_003) + FIRST_SENTENCE_OF_003.length());
        String second = rest.substring(0, rest.indexOf('\n'));
        String response = rest.substring(rest.indexOf("HTTP/1.1 200 OK"));
        return String.join(
                "\n",
                (FIRST_SENTENCE_OF_003 + "\n" + second + "\n" + response)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static String stripped(String body) {
        return String.join("\n", body.lines().map(String::strip).toList());
    }
}
