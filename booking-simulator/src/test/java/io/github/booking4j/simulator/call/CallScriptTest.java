package io.github.booking4j.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.script-by-last-digits")
class CallScriptTest {
    @ParameterizedTest
    @CsvSource({
        "00, BOOKS",
        "59, BOOKS",
        "60, NOT_INTERESTED",
        "69, NOT_INTERESTED",
        "70, NO_ANSWER",
        "77, NO_ANSWER",
        "78, VOICEMAIL",
        "81, VOICEMAIL",
        "82, BUSY",
        "84, BUSY",
        "85, ASKS_TO_BE_CALLED_BACK",
        "87, ASKS_TO_BE_CALLED_BACK",
        "88, HANGS_UP_INTERESTED",
        "89, HANGS_UP_INTERESTED",
        "90, OPTS_OUT",
        "91, OPTS_OUT",
        "92, WRONG_NUMBER",
        "93, BOOKS_REPORT_LOST",
        "94, BOOKS_WEBHOOKS_TWICE",
        "95, BOOKS_DIAL_TIMES_OUT",
        "96, BOOKS_DIAL_FAILS_ONCE",
        "97, PROVIDER_ERROR",
        "98, SLOT_TAKEN",
        "99, ASKS_TOO_SOON"
    })
    void theLastTwoDigitsChooseTheScript(String digits, CallScript script) {
        assertThat(CallScript.ofNumber("+141555501" + digits)).isEqualTo(script);
    }

    @Test
    void everyPairOfDigitsHasAScript() {
        assertThat(IntStream.range(0, 100).mapToObj(digits -> CallScript.ofNumber("+1%02d".formatted(digits))))
                .hasSize(100)
                .doesNotContainNull()
                .containsAll(java.util.List.of(CallScript.values()));
    }

    @Test
    void aNumberWithoutTwoDigitsAtItsEndIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallScript.ofNumber("+"));
    }
}
