package io.github.booking4j.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("consent.recorded")
class ConsentTest {
    private static final Instant GIVEN = Instant.parse("2026-03-01T10:00:00.123456789Z");

    @Test
    void keepsSourceTextAndTimeToTheMicrosecond() {
        Consent consent = Consent.declared("spring fair", "I agree to be called.", GIVEN);
        assertThat(consent.basis()).isEqualTo(Consent.Basis.DECLARED);
        assertThat(consent.time()).isEqualTo("2026-03-01T10:00:00.123456Z");
        assertThat(Consent.enquiry("website", GIVEN).text()).isNull();
    }

    @Test
    void alwaysNamesItsSource() {
        assertThatIllegalArgumentException().isThrownBy(() -> Consent.enquiry(" ", GIVEN));
        assertThatIllegalArgumentException().isThrownBy(() -> Consent.enquiry("s".repeat(201), GIVEN));
        assertThatIllegalArgumentException().isThrownBy(() -> Consent.declared("s", "t".repeat(4_001), GIVEN));
    }
}
