package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenChoiceTest {
    /** At ten, at a quarter past three, at nine. */
    private static final List<OfferedSlot> SLOTS = List.of(
            new OfferedSlot("2026-03-03T10:00-05:00", "ana", "check-up", "Tuesday, March 3 at 10:00 AM"),
            new OfferedSlot("2026-03-03T15:15-05:00", "ana", "check-up", "Tuesday, March 3 at 3:15 PM"),
            new OfferedSlot("2026-03-04T09:00-05:00", "ana", "check-up", "Wednesday, March 4 at 9:00 AM"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                One | FIRST
                The first one, please. | FIRST
                press 1 | FIRST
                number two | SECOND
                I'll take the second. | SECOND
                the last one | UNCLEAR
                10 a.m. | FIRST
                Ten is fine | UNCLEAR
                3:15 p.m. please | SECOND
                3:15 | SECOND
                3:15 a.m. | UNCLEAR
                Let's say 9 o'clock | THIRD
                nine | UNCLEAR
                nine am? 9am works | THIRD
                11 am | UNCLEAR
                not the first one | UNCLEAR
                the first or the second | UNCLEAR
                No, 10 am is not possible | UNCLEAR
                another time | OTHER_TIMES
                Is there another one? | OTHER_TIMES
                none of these | OTHER_TIMES
                No, tomorrow is fine | OTHER_TIMES
                anything later? | OTHER_TIMES
                four | OTHER_TIMES
                call me back later | CALL_BACK
                I am in a meeting | CALL_BACK
                It's a bad time | CALL_BACK
                No, thank you. I am not interested. | NOT_INTERESTED
                no | NOT_INTERESTED
                I don't need it | NOT_INTERESTED
                You have the wrong number | WRONG_NUMBER
                There is nobody of that name here | WRONG_NUMBER
                Pardon? | REPEAT
                Can you say that again | REPEAT
                yes | UNCLEAR
                just one moment | UNCLEAR
                hmm | UNCLEAR
                """)
    @Tag("twilio.keypad-understands-words")
    void wordsMeanWhatTheyPlainlySayAndElseNothing(String said, Choice meaning) {
        assertThat(SpokenChoice.of(said, SLOTS)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"nine, OPT_OUT", "9, OPT_OUT", "zero, REPEAT", "eight, UNCLEAR"})
    @Tag("twilio.keypad-understands-words")
    void aDigitThatIsNoHourOnOfferIsAKey(String said, Choice meaning) {
        assertThat(SpokenChoice.of(said, SLOTS.subList(0, 2))).isEqualTo(meaning);
    }
}
