package io.github.booking4j.simulator.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.twilio-segments")
class SegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0, a, 160, 1",
        "'', 0, a, 161, 2",
        "'', 0, a, 306, 2",
        "'', 0, a, 307, 3",
        "'', 0, a, 459, 3",
        "'', 0, €, 80, 1",
        "'', 0, €, 81, 2",
        "€, 1, a, 158, 1",
        "€, 1, a, 159, 2",
        "'', 0, á, 70, 1",
        "'', 0, á, 71, 2",
        "'', 0, á, 134, 2",
        "'', 0, á, 135, 3",
        "😀, 1, a, 68, 1",
        "😀, 1, a, 69, 2",
        "'', 0, 😀, 35, 1",
        "'', 0, 😀, 36, 2",
        "It’s, 1, a, 66, 1",
        "It's, 1, a, 156, 1",
        "😀, 1, ], 68, 1",
        "ç, 1, a, 0, 1",
        "Ç, 1, a, 0, 1",
        "'', 0, a, 0, 1"
    })
    void countsThePartsOfAText(String first, int times, String then, int more, int parts) {
        assertThat(Segments.count(first.repeat(times) + then.repeat(more))).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"152, 151, 2", "153, 151, 2"})
    void aCharacterOfTwoUnitsIsNotCut(int before, int after, int parts) {
        assertThat(Segments.count("a".repeat(before) + "€" + "a".repeat(after))).isEqualTo(parts);
    }
}
