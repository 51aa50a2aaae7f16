package io.github.booking4j.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.message.internal.OptOutWords.Meaning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptOutWordsTest {
    @Tag("inbound.reply-meanings")
    @ParameterizedTest
    @MethodSource("replies")
    void aReplyMeansWhatAPersonWouldRead(Reply reply) {
        assertThat(OptOutWords.classify(reply.text())).as(reply.text()).isEqualTo(reply.meaning());
    }

    @Tag("inbound.reply-meanings")
    @Test
    void aSignatureOrAnEmptyBodyChangesNothing() {
        assertThat(OptOutWords.classify("Stop\nSent from my phone")).isEqualTo(Meaning.OPT_OUT);
        assertThat(OptOutWords.classify("")).isEqualTo(Meaning.OTHER);
        assertThat(OptOutWords.classify("  \n ")).isEqualTo(Meaning.OTHER);
    }

    @Tag("inbound.reply-meanings")
    @Test
    void anEndlessMessageIsReadInBoundedTime() {
        assertThat(OptOutWords.classify("don't ".repeat(500_000))).isEqualTo(Meaning.OTHER);
        assertThat(OptOutWords.classify("i want to ".repeat(100_000) + "stop")).isEqualTo(Meaning.OTHER);
        assertThat(OptOutWords.classify("a ".repeat(1_000_000))).isEqualTo(Meaning.OTHER);
    }

    static List<Reply> replies() throws IOException {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OptOutWordsTest.class.getResourceAsStream("replies.txt")),
                StandardCharsets.UTF_8))) {
            return table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(cells -> new Reply(Meaning.valueOf(cells[0]), cells[1]))
                    .toList();
        }
    }

    record Reply(Meaning meaning, String text) {}
}
