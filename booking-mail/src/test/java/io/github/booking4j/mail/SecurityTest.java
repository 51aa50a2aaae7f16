package io.github.booking4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.mail.SmtpEmail.Security;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mail.never-less-secure-than-asked-for")
class SecurityTest {
    private static final EmailRequest REQUEST =
            new EmailRequest("1@acme", "Acme", new EmailAddress("ana@example.com"), "Your visit", "Tuesday", null);

    @TempDir
    static Path directory;

    private static SSLContext localhost;
    private static SSLContext elsewhere;

    @BeforeAll
    static void makeCertificates() throws IOException, GeneralSecurityException {
        localhost = TestCertificate.contextFor(directory, "dns:localhost");
        elsewhere = TestCertificate.contextFor(directory, "dns:elsewhere");
    }

    @Test
    void aConnectionBegunInClearIsSecuredBeforeAnythingIsTold() {
        try (SmtpStub server = SmtpStub.startTls(localhost);
                SmtpEmail email = gateway(server, Security.STARTTLS, localhost.getSocketFactory())) {
            email.send(REQUEST);
            email.send(REQUEST);
            assertThat(server.messages()).hasSize(2);
            assertThat(server.commands().get(1)).isEqualTo("STARTTLS");
            assertThat(server.commands().subList(2, server.commands().size()))
                    .allMatch(command -> command.startsWith("TLS "));
        }
    }

    @Test
    void aConnectionIsSecuredFromTheFirstByte() {
        try (SmtpStub server = SmtpStub.tls(localhost);
                SmtpEmail email = gateway(server, Security.TLS, localhost.getSocketFactory())) {
            email.send(REQUEST);
            assertThat(server.messages()).hasSize(1);
            assertThat(server.commands()).allMatch(command -> command.startsWith("TLS "));
        }
    }

    @Test
    void aServerThatOffersNoSecurityGetsNothing() {
        try (SmtpStub server = SmtpStub.plain();
                SmtpEmail email = gateway(server, Security.STARTTLS, localhost.getSocketFactory())) {
            assertNothingTold(email, server, "tls_refused");
        }
    }

    @Test
    void aServerThatTakesItsOfferBackGetsNothing() {
        try (SmtpStub server = SmtpStub.startTls(localhost).on("STARTTLS", "454 4.7.0 not now");
                SmtpEmail email = gateway(server, Security.STARTTLS, localhost.getSocketFactory())) {
            assertNothingTold(email, server, "smtp_454");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() {
        SSLSocketFactory platform = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SmtpStub server = SmtpStub.startTls(localhost);
                SmtpEmail email = gateway(server, Security.STARTTLS, platform)) {
            assertNothingTold(email, server, "tls_failed");
        }
        try (SmtpStub server = SmtpStub.tls(localhost);
                SmtpEmail email = gateway(server, Security.TLS, platform)) {
            assertNothingTold(email, server, "tls_failed");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() {
        try (SmtpStub server = SmtpStub.startTls(elsewhere);
                SmtpEmail email = gateway(server, Security.STARTTLS, elsewhere.getSocketFactory())) {
            assertNothingTold(email, server, "tls_failed");
        }
        try (SmtpStub server = SmtpStub.tls(elsewhere);
                SmtpEmail email = gateway(server, Security.TLS, elsewhere.getSocketFactory())) {
            assertNothingTold(email, server, "tls_failed");
        }
    }

    @Test
    void aServerThatSpeaksInClearWhereTlsIsExpectedGetsNothing() {
        try (SmtpStub server = SmtpStub.plain();
                SmtpEmail email = gateway(server, Security.TLS, localhost.getSocketFactory())) {
            assertNothingTold(email, server, "tls_failed");
        }
    }

    private static void assertNothingTold(SmtpEmail email, SmtpStub server, String word) {
        GatewayException failure = catchThrowableOfType(GatewayException.class, () -> email.send(REQUEST));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(failure.providerCode()).isEqualTo(word);
        assertThat(server.messages()).isEmpty();
        assertThat(server.commands()).noneMatch(command -> command.contains("AUTH") || command.contains("MAIL"));
    }

    private static SmtpEmail gateway(SmtpStub server, Security security, SSLSocketFactory factory) {
        return SmtpEmail.builder()
                .host("localhost")
                .port(server.port())
                .security(security)
                .sslSocketFactory(factory)
                .credentials("desk@acme.example", "secret")
                .timeout(Duration.ofSeconds(5))
                .build();
    }
}
