package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ZoneLawsTest {
    @Test
    @Tag("time.rules-outdated")
    void rulesThatAreOlderThanTheLawAreNamed() {
        // In winter Vancouver was at -08:00, Edmonton at -07:00, Casablanca at +01:00.
        assertThat(ZoneLaws.outdated(zone -> ZoneOffset.of(before(zone)).getRules()))
                .containsExactly("America/Vancouver", "America/Edmonton", "Africa/Casablanca");
    }

    @Test
    @Tag("time.rules-outdated")
    void rulesThatAreThoseOfTheLawAreNotNamed() {
        assertThat(ZoneLaws.outdated(zone -> ZoneOffset.of(now(zone)).getRules()))
                .isEmpty();
    }

    @Test
    @Tag("time.rules-outdated")
    void theReleaseOfTheRulesIsAYearAndALetter() {
        assertThat(ZoneLaws.release()).matches("20\\d\\d[a-z]");
    }

    private static String before(ZoneId zone) {
        return switch (zone.getId()) {
            case "America/Vancouver" -> "-08:00";
            case "America/Edmonton" -> "-07:00";
            default -> "+01:00";
        };
    }

    private static String now(ZoneId zone) {
        return switch (zone.getId()) {
            case "America/Vancouver" -> "-07:00";
            case "America/Edmonton" -> "-06:00";
            default -> "Z";
        };
    }
}
