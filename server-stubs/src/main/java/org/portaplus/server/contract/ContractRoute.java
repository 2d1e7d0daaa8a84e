package org.portaplus.server.contract;

/**
 * One route of an operation, as the contract has it. The generated interfaces list theirs. Immutable.
 *
 * @param verb GET or POST; a GET also answers HEAD, and has no body
 * @param template the path, such as {@code /GetAccounts/{License}/{ICustomer}/{IProduct}}; a name in braces is a member of the
 *     request, but for {@code {format}}
 * @param kind what is done with the request
 */
public record ContractRoute(String verb, String template, Kind kind) {
    /** What is done with a request. */
    public enum Kind {
        /** It is answered when it is done. */
        REPLY,
        /** It is stored, and done later. */
        ONEWAY,
        /** The body is a list of requests, which are done one after the other and answered together. */
        REPLY_EACH,
        /** The body is a list of requests, which are stored, all or none, and done later. */
        ONEWAY_EACH
    }

    /** A route whose request is answered when it is done. */
    public static ContractRoute reply(String verb, String template) {
        return new ContractRoute(verb, template, Kind.REPLY);
    }

    /** A route whose request is stored. */
    public static ContractRoute oneway(String verb, String template) {
        return new ContractRoute(verb, template, Kind.ONEWAY);
    }

    /** A route of a list of requests that are answered together. */
    public static ContractRoute replyEach(String verb, String template) {
        return new ContractRoute(verb, template, Kind.REPLY_EACH);
    }

    /** A route of a list of requests that are stored together. */
    public static ContractRoute onewayEach(String verb, String template) {
        return new ContractRoute(verb, template, Kind.ONEWAY_EACH);
    }
}
