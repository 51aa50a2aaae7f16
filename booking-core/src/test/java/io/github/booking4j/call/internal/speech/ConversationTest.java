package io.github.booking4j.call.internal.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.message.internal.OptOutWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables hold what people say, hard cases included; {@code //} parts turns, {@code >} what the assistant asked before. */
class ConversationTest {
    @ParameterizedTest
    @MethodSource("outcomes")
    @Tag("outcome.said")
    void wordsMeanWhatAPersonWouldHear(String outcome, String said) {
        Optional<CallOutcome> expected =
                outcome.equals("-") ? Optional.empty() : Optional.of(CallOutcome.valueOf(outcome));

        assertThat(conversation(said).outcome()).as(said).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("objections")
    @Tag("outcome.objections")
    void whatSpeaksAgainstItIsNamed(String objections, String said) {
        List<String> expected = objections.equals("-") ? List.of() : List.of(objections.split(",", -1));

        assertThat(conversation(said).objections()).as(said).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("moods")
    @Tag("outcome.sentiment")
    void moodIsHeard(String sentiment, String rest) {
        String[] cells = rest.split(" \\| ", 2);

        assertThat(conversation(cells[1]).sentiment(CallOutcome.valueOf(cells[0])))
                .as(rest)
                .isEqualTo(Sentiment.valueOf(sentiment));
    }

    @Test
    @Tag("outcome.own-words")
    void onlyThePersonsOwnWordsCount() {
        Conversation conversation = of("""
                AI: You can say stop calling me, or that you are not interested.
                It is too expensive, terrible and a scam.
                User: Tuesday
                works for me.
                Tool: call me back later
                AI: Wrong number? Please leave a message after the tone.
                """);

        assertThat(conversation.turns()).isEqualTo(1);
        assertThat(conversation.outcome()).contains(CallOutcome.INTERESTED);
        assertThat(conversation.objections()).isEmpty();
        assertThat(conversation.sentiment(CallOutcome.INTERESTED)).isEqualTo(Sentiment.NEUTRAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Don't call me again.", "AI: Don't call me again.", "User:", "nobody: I'm not interested"})
    @Tag("outcome.own-words")
    void wordsOfNobodyKnownMeanNothing(String transcript) {
        Conversation conversation = of(transcript);

        assertThat(conversation.turns()).isZero();
        assertThat(conversation.outcome()).isEmpty();
        assertThat(conversation.sentiment(CallOutcome.INTERESTED)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not ",
                "no, ",
                "call me ",
                "i do not want to ",
                "no no one here by ",
                "already have ",
                "a",
                "don't ",
                "? ",
                "\n",
                "User: no\nAI: a? ",
                "never say never mean to say not ",
                "(",
                "i would like to i would "
            })
    @Tag("outcome.bounded")
    void anEndlessTranscriptIsReadInBoundedTime(String repeated) {
        String endless = "User: " + repeated.repeat(500_000 / repeated.length());

        long start = System.nanoTime();
        assertThatCode(() -> {
                    Conversation conversation = of(endless);
                    conversation.objections();
                    conversation.sentiment(CallOutcome.FAILED);
                })
                .doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    static Stream<Object[]> outcomes() throws IOException {
        return table("outcomes.txt");
    }

    static Stream<Object[]> objections() throws IOException {
        return table("objections.txt");
    }

    static Stream<Object[]> moods() throws IOException {
        return table("moods.txt");
    }

    private static Stream<Object[]> table(String name) throws IOException {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ConversationTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            List<Object[]> rows = table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Object[]) line.split(" \\| ", 2))
                    .toList();
            assertThat(rows).hasSizeGreaterThanOrEqualTo(60);
            return rows.stream();
        }
    }

    private static Conversation conversation(String turns) {
        StringBuilder transcript = new StringBuilder();
        for (String turn : turns.split(" // ", -1)) {
            String[] asked = turn.split(" > ", 2);
            transcript
                    .append("AI: ")
                    .append(asked.length == 2 ? asked[0] : "This is an assistant.")
                    .append('\n');
            transcript.append("User: ").append(asked[asked.length - 1]).append('\n');
        }
        return of(transcript.toString());
    }

    private static Conversation of(String transcript) {
        return Conversation.of(transcript, OptOutWords::isOptOut);
    }
}
