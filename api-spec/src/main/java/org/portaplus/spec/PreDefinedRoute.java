package org.portaplus.spec;

/** The routes that every operation has, with their texts. */
enum PreDefinedRoute {
    REPLY(
            "reply",
            "",
            "%s, answered when it is done.",
            "The pre-defined route of the operation. The path says in which format the answer comes, and Content-Type in"
                    + " which the request does."),
    ONEWAY(
            "oneway",
            "",
            "%s, accepted and worked on later.",
            "The message is stored durably before the answer (202), and worked on later, once. Location leads to what"
                    + " becomes of it.",
            "A read has no effect, so that nothing is stored: the message is checked and dropped."),
    REPLY_EACH(
            "reply",
            "Each",
            "Several %s requests, one after the other, up to the first that fails.",
            "Each request is done by itself, and what was done before a failure stays done; X-AutoBatch-Completed counts"
                    + " it. An item at fault is named by its place, from 0."),
    ONEWAY_EACH(
            "oneway",
            "Each",
            "Several %s messages, accepted together and worked on later.",
            "All messages are stored durably before the answer (202), or none.",
            "Reads have no effect, so that nothing is stored: the messages are checked and dropped.");

    /** Why there are routes for lists. */
    static final String LISTS =
            "Hosts of this family since 4.0.40 take lists of requests (auto-batches) on the pre-defined routes.";
    /** Why there are the others, where the page shows none of them. */
    static final String INFERRED =
            "Every operation of the host has the pre-defined routes; the page shows another one.";

    static final String QUERY_SUMMARY = "%s, bound from the query string.";
    static final String QUERY_DESCRIPTION =
            "Members of the request are names of the query, in any letter case; lists and objects are JSV.";

    private final String direction;
    private final String each;
    private final String summary;
    private final String ofWrites;
    private final String ofReads;

    PreDefinedRoute(String direction, String each, String summary, String description) {
        this(direction, each, summary, description, description);
    }

    PreDefinedRoute(String direction, String each, String summary, String ofWrites, String ofReads) {
        this.direction = direction;
        this.each = each;
        this.summary = summary;
        this.ofWrites = ofWrites;
        this.ofReads = ofReads;
    }

    /** The route of an operation that has this path, or null where the path is the operation's own. */
    static PreDefinedRoute at(String path, String operation) {
        for (PreDefinedRoute route : values()) {
            if (route.path(operation).equals(path)) {
                return route;
            }
        }
        return null;
    }

    /** The path; the brackets of lists as URLs need them. */
    String path(String operation) {
        return "/{format}/" + direction + "/" + operation + (isList() ? "%5B%5D" : "");
    }

    String summary(String operation) {
        return summary.formatted(operation);
    }

    /** What becomes of a message, where the operation writes and where it only reads. */
    String description(boolean writes) {
        return writes ? ofWrites : ofReads;
    }

    /** The value of {@code x-kind}: what the generated route calls. */
    String kind() {
        return direction + each;
    }

    boolean isList() {
        return !each.isEmpty();
    }

    boolean isOneWay() {
        return direction.equals("oneway");
    }

    /** Whether the route of an operation that only reads can be called with GET. */
    boolean takesQuery() {
        return this == REPLY;
    }
}
