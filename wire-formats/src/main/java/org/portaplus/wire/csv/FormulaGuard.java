package org.portaplus.wire.csv;

/**
 * Texts that a spreadsheet would take for formulas, made plain by an apostrophe in front. Stateless.
 *
 * <p>Source: OWASP, CSV Injection. Excel takes the fullwidth signs of East Asian keyboards for the plain ones; what stands
 * behind a tab or a line end at the beginning is taken for the beginning.
 */
final class FormulaGuard {
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaGuard() {}

    static String plain(String text) {
        return text.isEmpty() || BEGINNINGS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
