package io.github.booking4j.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneRegionsTest {
    private final PhoneRegions regions = new PhoneRegions();

    @ParameterizedTest
    @Tag("holidays.region-of-a-number")
    @CsvSource(textBlock = """
        +12125550100,  US,  US-NY
        +14155550123,  US,  US-CA
        +16175550100,  US,  US-MA
        +15125550111,  US,  US-TX
        +12025550111,  US,  US-DC
        +12065550111,  US,  US-WA
        +18085550100,  US,  US-HI
        +18005550199,  US,  US
        +13065550100,  CA,  CA-SK
        +17875550100,  PR,  PR
        +442079460123, GB,  GB-ENG
        +441315550123, GB,  GB-SCT
        +442920180123, GB,  GB-WLS
        +442890180123, GB,  GB-NIR
        +441214960123, GB,  GB-ENG
        +441224890123, GB,  GB-ENG GB-SCT GB-WLS
        +447400123456, GB,  GB
        +447911123456, GG,  GG
        +35312345678,  IE,  IE
        +353861234567, IE,  IE
        """)
    void aNumberTellsTheStateOrTheNationOrElseTheCountry(String number, String country, String expected) {
        PhoneNumber phone = new PhoneNumber(number);
        assertThat(regions.country(phone)).contains(country);
        assertThat(regions.of(phone)).isEqualTo(Set.of(expected.split(" ")));
    }

    @ParameterizedTest
    @Tag("holidays.region-of-a-number")
    @CsvSource({"+870773111632", "+9991234567"})
    void aNumberOfNoCountryIsOfNoRegion(String number) {
        assertThat(regions.country(new PhoneNumber(number))).isEmpty();
        assertThat(regions.of(new PhoneNumber(number))).isEmpty();
    }
}
