package org.portaplus.server.http.bodies;

import java.util.List;

/**
 * The answers to a list of requests.
 *
 * @param type the type of an answer, which names the list in XML even when it is empty
 */
public record ListAnswer<R>(Class<R> type, List<R> items) {}
