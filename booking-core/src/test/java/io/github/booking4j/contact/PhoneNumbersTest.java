package io.github.booking4j.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.contact.PhoneParse.Invalid;
import io.github.booking4j.contact.PhoneParse.Valid;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private final PhoneNumbers numbers = new PhoneNumbers();

    @Tag("phone.formats")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+14155550123",
                "4155550123",
                "14155550123",
                "(415) 555-0123",
                "415.555.0123",
                "415-555-0123",
                "415 555 0123",
                "  +1 415 555 0123\t",
                "+1 (415) 555‑0123",
                "tel:+1-415-555-0123",
                "'+14155550123",
                "4155550123.0",
                "\u202A+1 (415) 555-0123\u202C",
                "+1\u00A0415\u00A0555\u00A00123",
                "＋１４１５５５５０１２３",
                "٤١٥٥٥٥٠١٢٣",
                "0014155550123",
                "01114155550123",
                "00 1 (415) 555 0123",
                "415/555/0123",
                "\uFEFF4155550123"
            })
    void readsANumberHoweverItIsWritten(String text) {
        assertThat(numbers.parse(text, "US"))
                .isEqualTo(new Valid(
                        new PhoneNumber("+14155550123"),
                        "US",
                        LineType.FIXED_LINE_OR_MOBILE,
                        Set.of(ZoneId.of("America/Los_Angeles"))));
    }

    @Tag("phone.formats")
    @ParameterizedTest
    @CsvSource({
        "020 7946 0123, GB, +442079460123, GB, FIXED_LINE",
        "+44 (0)20 7946 0123, US, +442079460123, GB, FIXED_LINE",
        "0044 20 7946 0123, US, +442079460123, GB, FIXED_LINE",
        "00442079460123, GB, +442079460123, GB, FIXED_LINE",
        "01 2345678, AT, +4312345678, AT, FIXED_LINE",
        "0412 345 678, AU, +61412345678, AU, MOBILE",
        "+39 06 1234 5678, US, +390612345678, IT, FIXED_LINE",
        "+800 1234 5678, US, +80012345678, 001, TOLL_FREE",
        "(800) 555-0199, us, +18005550199, US, TOLL_FREE"
    })
    void readsANumberInItsRegion(String text, String region, String e164, String home, LineType type) {
        assertThat(numbers.parse(text, region)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.number().e164()).isEqualTo(e164);
            assertThat(valid.region()).isEqualTo(home);
            assertThat(valid.type()).isEqualTo(type);
        });
    }

    @Tag("phone.invalid-with-reason")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "|US|EMPTY",
                "' '|US|EMPTY",
                "+1 415 555 0123 ext. 12|US|EXTENSION",
                "415-555-0123 x99|US|EXTENSION",
                "415-555-0123;ext=4|US|EXTENSION",
                "1-800-FLOWERS|US|LETTERS",
                "call 415 555 0123|US|LETTERS",
                "4.15555E+09|US|LETTERS",
                "n/a|US|LETTERS",
                "415 555 0123 ☎|US|BAD_CHARACTER",
                "41555*50123|US|BAD_CHARACTER",
                "911|US|SHORT_CODE",
                "85540|US|SHORT_CODE",
                "112|DE|SHORT_CODE",
                "555-0123|US|TOO_SHORT",
                "+1 415 555|US|TOO_SHORT",
                "+1 415 555 0123 4|US|TOO_LONG",
                "+1 415 555 0123 4567 8901 2345|US|TOO_LONG",
                "415 155 0123|US|NOT_ASSIGNABLE",
                "000 000 0000|US|NOT_ASSIGNABLE",
                "+999 415 555 0123|US|COUNTRY_UNKNOWN",
                "415 555 0123|XX|COUNTRY_UNKNOWN",
                "900 555 0123|US|PREMIUM_RATE",
                "+44 909 879 0123|US|PREMIUM_RATE",
                "+|US|TOO_SHORT",
                "-|US|TOO_SHORT"
            })
    void saysWhyATextIsNoNumberToCall(String text, String region, PhoneProblem problem) {
        assertThat(numbers.parse(text, region)).isEqualTo(new Invalid(problem));
    }

    @Tag("phone.invalid-with-reason")
    @Test
    void refusesControlCharactersAndEndlessTexts() {
        assertThat(numbers.parse("415\u0000555 0123", "US")).isEqualTo(new Invalid(PhoneProblem.CONTROL_CHARACTER));
        assertThat(numbers.parse("415\n5550123", "US")).isEqualTo(new Invalid(PhoneProblem.CONTROL_CHARACTER));
        assertThat(numbers.parse("4".repeat(1_000_000), "US")).isEqualTo(new Invalid(PhoneProblem.TEXT_TOO_LONG));
        assertThat(numbers.parse(null, "US")).isEqualTo(new Invalid(PhoneProblem.EMPTY));
    }

    @Tag("phone.invalid-with-reason")
    @Test
    void aReasonNeverHoldsTheNumber() {
        Invalid premium = (Invalid) numbers.parse("900 555 0123", "US");
        assertThat(premium.at("/phone").toString())
                .contains("/phone", "phone_premium_rate")
                .doesNotContain("555");
    }

    @Tag("phone.zones-are-a-set")
    @Test
    void aNumberThatMayBeAnywhereHasManyZones() {
        assertThat(zones("+1 800 555 0199")).hasSizeGreaterThan(20).contains(ZoneId.of("America/New_York"));
        assertThat(zones("+61 412 345 678")).hasSizeGreaterThan(4).contains(ZoneId.of("Australia/Perth"));
        assertThat(zones("+1 212 555 0101")).containsExactly(ZoneId.of("America/New_York"));
        assertThat(zones("+44 20 7946 0123")).containsExactly(ZoneId.of("Europe/London"));
    }

    @Tag("phone.zones-are-a-set")
    @Test
    void aNumberOfNoPlaceHasTheUnknownZones() {
        assertThat(zones("+870 773 111 632")).isEmpty();
    }

    @Tag("phone.formats")
    @Test
    void threadsShareOneReader() {
        List<Boolean> same = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> "+1" + (200 + i % 800) + "5550" + (100 + i % 100))
                .map(text -> numbers.parse(text, "US").equals(new PhoneNumbers().parse(text, "US")))
                .toList();
        assertThat(same).containsOnly(true);
    }

    @Tag("privacy.values-mask-themselves")
    @Test
    void aNumberMasksItself() {
        assertThat(new PhoneNumber("+14155550123")).hasToString("+141•••23");
        assertThat(new PhoneNumber("+1234567")).hasToString("+1•••67");
        assertThat(numbers.parse("+14155550123", "US").toString()).doesNotContain("5550");
    }

    @Tag("phone.formats")
    @ParameterizedTest
    @ValueSource(
            strings = {"", "14155550123", "+0415555012", "+1 415", "+1415555012a", "+1234567890123456", "+14155550123\n"
            })
    void aValueHasTheShapeOfE164(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(text))
                .satisfies(refusal ->
                        assertThat(Objects.requireNonNull(refusal.getMessage())).doesNotContain("415"));
    }

    private Set<ZoneId> zones(String text) {
        return ((Valid) numbers.parse(text, "US")).zones();
    }
}
