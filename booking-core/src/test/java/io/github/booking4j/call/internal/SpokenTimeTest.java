package io.github.booking4j.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpokenTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZonedDateTime THREE = ZonedDateTime.of(2026, 3, 3, 15, 0, 0, 0, BERLIN);

    @Test
    @Tag("tool.spoken-language")
    void aTimeIsSaidAsItIsSaidInTheClientsLanguage() {
        assertThat(SpokenTime.of(THREE, Set.of(BERLIN), Locale.US)).isEqualTo("Tuesday, March 3 at 3:00 PM");
        assertThat(SpokenTime.of(THREE, Set.of(BERLIN), Locale.GERMANY)).isEqualTo("Dienstag, 3. März 2026, 15:00");
    }

    @Test
    @Tag("tool.spoken-zone")
    void oneOfSeveralPossibleZonesThatDiffersIsEnoughToNameTheZone() {
        assertThat(SpokenTime.of(THREE, Set.of(BERLIN, LONDON), Locale.US))
                .isEqualTo("Tuesday, March 3 at 3:00 PM Central European Time");
        assertThat(SpokenTime.of(THREE, Set.of(BERLIN, ZoneId.of("Europe/Paris")), Locale.US))
                .isEqualTo("Tuesday, March 3 at 3:00 PM");
    }
}
