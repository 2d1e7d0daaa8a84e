package org.portaplus.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A body that was read by the contract.
 *
 * @param tree its values, the same for all formats: every scalar as text, nothing for nulls
 * @param shown for each object, by its path: the members that the text shows, in its order, nulls included
 * @param soapFault the code of the fault whose detail was read, in the words of SOAP 1.2; null where none came
 * @param faults where the text differs from the contract: order, names, types
 */
public record Reading(JsonNode tree, Map<String, List<String>> shown, String soapFault, List<String> faults) {}
