package io.github.booking4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.booking4j.mail.SmtpEmail.Security;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpEmailBuilderTest {
    @Tag("mail.settings-are-checked-at-once")
    @Test
    void namesEverythingThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SmtpEmail.builder().build())
                .withMessageContainingAll("host must be", "from is required");
    }

    @Tag("mail.settings-are-checked-at-once")
    @Test
    void namesEverythingThatIsWrongWithoutTellingASecret() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SmtpEmail.builder()
                        .host("smtp example com")
                        .port(0)
                        .credentials(" ", "tell-nobody")
                        .from("Acme <desk@acme.example>")
                        .timeout(Duration.ofSeconds(11))
                        .maxConnections(0)
                        .build())
                .withMessageContainingAll("host", "port", "credentials", "from must be", "timeout", "maxConnections")
                .withMessageNotContaining("tell-nobody");
    }

    @Tag("mail.settings-are-checked-at-once")
    @ParameterizedTest
    @CsvSource({"NONE, 25", "STARTTLS, 587", "TLS, 465"})
    void thePortFollowsFromTheSecurity(Security security, int port) {
        try (SmtpEmail email = SmtpEmail.builder()
                .host("smtp.example.com")
                .from("a@b.example")
                .security(security)
                .build()) {
            assertThat(email).hasToString("SmtpEmail[smtp.example.com:" + port + ", " + security + "]");
        }
    }

    @Tag("mail.settings-are-checked-at-once")
    @Test
    void anAddressAsUserIsTheSenderToo() {
        assertThatCode(() -> SmtpEmail.builder()
                        .service(SmtpService.GMAIL)
                        .credentials("desk@acme.example", "secret")
                        .build()
                        .close())
                .doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> SmtpEmail.builder()
                        .service(SmtpService.SENDGRID)
                        .credentials("apikey", "secret")
                        .build())
                .withMessageContaining("from is required");
    }

    @Tag("mail.services")
    @ParameterizedTest
    @EnumSource
    void aServiceIsFoundByItsNameInAnyCase(SmtpService service) {
        assertThat(SmtpService.find(" " + service.name().toLowerCase(Locale.ROOT)))
                .contains(service);
        assertThat(service.security()).isNotEqualTo(Security.NONE);
        try (SmtpEmail email =
                SmtpEmail.builder().service(service).from("a@b.example").build()) {
            assertThat(email.toString()).contains(service.host() + ":" + service.port());
        }
    }

    @Tag("mail.services")
    @Test
    void anUnknownServiceIsNotFound() {
        assertThat(SmtpService.find("carrier pigeon")).isEmpty();
    }

    @Tag("mail.tells-no-secrets")
    @Test
    void noSecretIsInAnyText() {
        try (SmtpEmail email = SmtpEmail.builder()
                .host("h")
                .credentials("desk@acme.example", "tell-nobody")
                .build()) {
            assertThat(email.toString()).doesNotContain("tell-nobody");
        }
        assertThat(new SmtpServer.Login("desk", "tell-nobody").toString()).doesNotContain("tell-nobody");
    }
}
