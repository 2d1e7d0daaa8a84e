package org.portaplus.conformance.cases;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * What an answer must be. Absent parts are not compared.
 *
 * @param status 200 where it is not said; that of an error where one is expected
 * @param reason the reason phrase of the status line; that of an error, its code, is always compared
 * @param headers regular expressions by header name; the empty one says that there is no such header
 * @param page number of the documented page whose response must come, byte for byte
 * @param file a sample of the contract that must come, byte for byte
 * @param empty the answer has no body
 * @param text a regular expression that the whole body matches
 * @param format the format that the answer must have
 * @param type the type of the contract that the body must have the shape of, or a list: {@code ProductResponse[]}
 * @param members by path of an object: members that it must show; {@code all} for every documented member,
 *     {@code values} for every number, boolean and date
 * @param values texts by path
 * @param matches regular expressions by path
 * @param size numbers of items by path
 * @param absent paths where nothing may stand
 * @param error the refusal that must come
 */
@RecordBuilder
public record Expected(
        Integer status,
        String reason,
        Map<String, String> headers,
        String page,
        String file,
        boolean empty,
        String text,
        String format,
        String type,
        Map<String, List<String>> members,
        Map<String, String> values,
        Map<String, String> matches,
        Map<String, String> size,
        List<String> absent,
        Refusal error) {

    static final Expected OK = ExpectedBuilder.builder().build();

    /**
     * An error body.
     *
     * @param code {@code ErrorCode} of the whole
     * @param status in JSON, XML, CSV and JSV; in SOAP it is in the header X-Status
     * @param field {@code FieldName} of the member at fault, or null
     * @param fault the code of the fault in SOAP, in the words of version 1.2; Sender where it is not said
     * @param noEnvelope whether what was sent to an address of SOAP is no envelope at all, so that its status stays
     */
    public record Refusal(int status, String code, String field, String fault, boolean noEnvelope) {
        public Refusal {
            fault = fault == null ? "Sender" : fault;
        }
    }

    public Expected {
        headers = headers == null ? Map.of() : headers;
        members = members == null ? Map.of() : members;
        values = values == null ? Map.of() : values;
        matches = matches == null ? Map.of() : matches;
        size = size == null ? Map.of() : size;
        absent = absent == null ? List.of() : absent;
        if (status == null) {
            status = error == null ? 200 : error.status();
        }
        if (type == null && error != null) {
            type = "ErrorResponse";
        }
    }
}
