package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("time.zone-is-a-place")
class ZonesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                "America/Argentina/Buenos_Aires",
                "Asia/Kathmandu",
                "US/Eastern",
                "Atlantic/Reykjavik"
            })
    void namesOfPlacesAreAccepted(String name) {
        assertThat(Zones.parse(name)).hasToString(name);
        assertThat(Zones.parse(" " + name + " ")).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "EST",
                "PST",
                "GMT+2",
                "UTC+01:00",
                "Etc/GMT+5",
                "Etc/UTC",
                "+02:00",
                "-05:00",
                "Z",
                "UTC",
                "GMT",
                "CET",
                "America/Nowhere",
                "America/New York",
                "Etc/",
                "SystemV/EST5EDT"
            })
    void offsetsAbbreviationsAndFixedZonesAreNot(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zones.parse(text))
                .withMessageStartingWith("must be the name of a place such as America/New_York");
    }

    @ParameterizedTest
    @CsvSource({
        "PST, America/Los_Angeles",
        "est, America/New_York",
        "CEST, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "AMERICA/NEW_YORK, America/New_York",
        "UTC, Atlantic/Reykjavik"
    })
    void theHintNamesThePlaceThatWasProbablyMeant(String text, String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zones.parse(text))
                .withMessageContaining("did you mean " + place);
    }
}
