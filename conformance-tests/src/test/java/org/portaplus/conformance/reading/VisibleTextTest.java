package org.portaplus.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The text of a page, in the words of the standard on {@code innerText}. */
class VisibleTextTest {

    @Test
    void paragraphsStandABlankLineApartAndOtherBlocksALine() {
        assertThat(VisibleText.of("<p>a</p>\n<p>b</p><div>c</div><div>d</div>")).isEqualTo("a\n\nb\n\nc\nd");
    }

    @Test
    void whiteSpaceCollapsesButInPre() {
        assertThat(VisibleText.of("<div> a \n <b> b</b>c </div><pre>\nd  \n e\n</pre><pre>f</pre>"))
                .isEqualTo("a bc\nd  \n e\n\nf");
    }

    @Test
    void aBreakEndsALine() {
        assertThat(VisibleText.of("<p>a <br> <i>b</i><i>c</i></p>")).isEqualTo("a\nbc");
    }

    @Test
    void whatIsNotSeenIsNoText() {
        assertThat(VisibleText.of("<title>t</title><style>s</style><script>x</script><p title='u'>a &lt;b</p>"))
                .isEqualTo("a <b");
    }
}
