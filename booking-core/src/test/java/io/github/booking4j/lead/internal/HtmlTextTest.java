package io.github.booking4j.lead.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    private static final int LENGTH = 1_000_000;

    /** Anybody can write to the address of a client. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--",
                "<style>",
                "<style ",
                "<title>",
                "<head>",
                "<blockquote>",
                "<blockquote ",
                "<br ",
                "<",
                "</td "
            })
    @Tag("lead.email-html")
    void whatIsOpenedManyTimesAndNeverClosedIsReadInNoTime(String opened) {
        String html = "<p>Call +1 212 555 0101</p>" + opened.repeat(LENGTH / opened.length());

        String words = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> HtmlText.of(html));

        assertThat(words).contains("Call +1 212 555 0101");
    }

    @Test
    @Tag("lead.email-html")
    void whatIsHiddenOrQuotedIsLeftOut() {
        assertThat(HtmlText.of("<head><title>T</title><style>p{}</style><body>One<!-- two --><br>three"
                        + "<blockquote>four<blockquote>five</blockquote>six</blockquote>seven"))
                .isEqualTo("  One \nthree seven");
    }
}
