package org.portaplus.conformance.cases;

/**
 * A rule of the domain.
 *
 * @param rule what holds
 * @param source where it comes from: a section such as {@code docs/domain.md#accounts}, a decision, or a standard
 * @param refusal status, code and member of the refusal; null where nothing can be refused
 * @param tests what proves it where a single License cannot: the name of a test class; else null
 */
public record DomainRule(String rule, String source, String refusal, String tests) {}
