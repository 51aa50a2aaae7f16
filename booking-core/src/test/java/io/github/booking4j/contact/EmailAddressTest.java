package io.github.booking4j.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.error.InvalidException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Tag("email.valid")
    @ParameterizedTest
    @CsvSource({
        "ana@example.com, ana@example.com",
        "' Ana.Silva+news@Example.COM ', Ana.Silva+news@example.com",
        "o'brien@example.co.uk, o'brien@example.co.uk",
        "a@b.example, a@b.example",
        "ana@münchen.example, ana@xn--mnchen-3ya.example",
        "ana@sub-domain.123.example, ana@sub-domain.123.example"
    })
    void keepsTheLocalPartAndLowersTheDomain(String text, String expected) {
        assertThat(new EmailAddress(text).value()).isEqualTo(expected);
    }

    @Tag("email.valid")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "@example.com",
                "ana@",
                "ana@localhost",
                "ana@example..com",
                "ana@.example.com",
                "ana@example.com.",
                ".ana@example.com",
                "ana.@example.com",
                "a..b@example.com",
                "a b@example.com",
                "a@b@example.com",
                "ana@-example.com",
                "ana@example-.com",
                "ana@127.0.0.1",
                "ana@[127.0.0.1]",
                "\"ana\"@example.com",
                "Ana <ana@example.com>",
                "ana@example.com, bob@example.com",
                "ana@exa mple.com",
                "ana@example.com\r\nBcc: b@x.de",
                "añá@example.com",
                "ana@exam_ple.com"
            })
    void refusesWhatIsNoAddressAndNamesTheField(String text) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> EmailAddress.parse("/email", text))
                .withMessageStartingWith("/email ")
                .satisfies(
                        invalid -> assertThat(invalid.problems().get(0).code()).isEqualTo("email_invalid"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(text))
                .withMessage("not an email address");
    }

    @Tag("email.valid")
    @Test
    void isBoundedInLength() {
        String domain = "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60) + ".example";
        int room = EmailAddress.MAX_LENGTH - domain.length() - 1;
        assertThat(new EmailAddress("a".repeat(room) + "@" + domain).value()).hasSize(EmailAddress.MAX_LENGTH);
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(room + 1) + "@" + domain));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(5_000_000) + "@example.com"));
    }

    @Tag("email.valid")
    @Test
    void nothingGivenIsNoAddress() {
        assertThat(EmailAddress.parse("/email", null)).isNull();
        assertThat(EmailAddress.parse("/email", "  ")).isNull();
    }

    @Tag("privacy.values-mask-themselves")
    @Test
    void anAddressMasksItself() {
        assertThat(new EmailAddress("ana.silva@example.com")).hasToString("a•••@example.com");
    }
}
