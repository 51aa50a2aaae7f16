package io.github.booking4j.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSearchTest {
    private static final Lead ANA = new Lead(
            new ClientKey("acme-dental-x7k2p9"),
            new LeadId(new UUID(1, 2)),
            new PhoneNumber("+12125550123"),
            new Lead.Details("Ana María 100%_Díaz", new EmailAddress("Ana.D@example.com"), "fair", "massage", "notes"),
            Set.of(ZoneOffset.UTC),
            LeadStatus.NEW,
            null,
            Instant.EPOCH,
            null,
            0);

    @ParameterizedTest
    @Tag("lead.search")
    @ValueSource(
            strings = {
                "ana",
                "MARÍA",
                " díaz ",
                "Di\u0301az",
                "0%_d",
                "@example.com",
                "ANA.D@EXAMPLE.COM",
                "555 0123",
                "(212) 555",
                "0123",
                "0212/555",
                "+1 212",
                "+12125550123",
                "+1-(212).555"
            })
    void findsByPartOfNameOrEmailOrNumber(String typed) {
        assertThat(new LeadSearch(typed).finds(ANA)).isTrue();
    }

    @ParameterizedTest
    @Tag("lead.search")
    @ValueSource(
            strings = {
                "bea",
                "a_a",
                "An%",
                "fair",
                "massage",
                "notes",
                "21",
                "+2125550123",
                "+44",
                "555 0124",
                "ana 0123",
                "..",
                "+"
            })
    void findsNothingElse(String typed) {
        assertThat(new LeadSearch(typed).finds(ANA)).isFalse();
    }

    @ParameterizedTest
    @Tag("lead.search")
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb"})
    void refusesWhatCannotBeSearchedFor(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadSearch(typed));
    }

    @Test
    @Tag("lead.search")
    void refusesWhatIsTooLongAndShowsNobody() {
        assertThat(new LeadSearch("a".repeat(100)).finds(ANA)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadSearch("a".repeat(101)));
        assertThat(new LeadSearch("ana").toString()).doesNotContain("ana");
    }
}
