package org.portaplus.conformance.reading;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of an HTML page as a person sees it: what a browser's {@code innerText} gives for a page whose style sheet changes
 * no {@code display}, in the steps of the HTML standard. White space is kept in {@code pre} and collapsed elsewhere, a
 * paragraph stands a blank line apart, any other block a line. For one page and one thread.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/dom.html#rendered-text-collection-steps">the steps</a>
 */
public final class VisibleText {
    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "noscript", "template");
    private final StringBuilder text = new StringBuilder();
    private int breaksDue;
    private boolean blankDue;

    private VisibleText() {}

    /** The visible text of a page. */
    public static String of(String html) {
        VisibleText visible = new VisibleText();
        visible.collect(Jsoup.parse(html), false);
        return visible.text.toString();
    }

    private void collect(Node node, boolean preformatted) {
        if (node instanceof TextNode words) {
            if (preformatted) {
                append(words.getWholeText());
            } else {
                collapsed(words.getWholeText());
            }
        } else if (node instanceof Element element && !UNSEEN.contains(element.normalName())) {
            if (element.normalName().equals("br")) {
                blankDue = false;
                append("\n");
                return;
            }
            int breaks = element.normalName().equals("p") ? 2 : element.isBlock() ? 1 : 0;
            require(breaks);
            boolean keeps = preformatted || element.normalName().equals("pre");
            element.childNodes().forEach(child -> collect(child, keeps));
            require(breaks);
        }
    }

    private void collapsed(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (Character.isWhitespace(words.charAt(i))) {
                blankDue = true;
            } else {
                append(words.substring(i, i + 1));
            }
        }
    }

    /** Line breaks between what came and what comes; of several the most, and none at either end of the page. */
    private void require(int breaks) {
        if (breaks > 0) {
            breaksDue = Math.max(breaksDue, breaks);
            blankDue = false;
        }
    }

    private void append(String words) {
        if (words.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append("\n".repeat(breaksDue));
            boolean lineStarts = text.charAt(text.length() - 1) == '\n';
            text.append(blankDue && !lineStarts ? " " : "");
        }
        breaksDue = 0;
        blankDue = false;
        text.append(words);
    }
}
