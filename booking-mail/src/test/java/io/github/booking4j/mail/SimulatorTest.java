package io.github.booking4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.mail.SmtpEmail.Security;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.mail.SimulatedMail;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adapter against the mail server that hosts try their integration with. */
class SimulatorTest {
    private static final EmailRequest REQUEST = new EmailRequest(
            "1@acme",
            "Zähne",
            new EmailAddress("ana@example.com"),
            "Ihr Termin – Dienstag",
            "Dienstag",
            "<p>Dienstag</p>");

    private final ProviderSimulator simulator = ProviderSimulator.builder().start();
    private final SmtpEmail email = SmtpEmail.builder()
            .host("127.0.0.1")
            .port(simulator.smtpPort())
            .security(Security.NONE)
            .credentials("desk@acme.example", "any")
            .timeout(Duration.ofSeconds(2))
            .build();

    @AfterEach
    void close() {
        email.close();
        simulator.close();
    }

    @Tag("mail.message")
    @Test
    void anEmailArrives() {
        email.send(REQUEST);
        assertThat(simulator.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<1@acme>");
            assertThat(mail.from()).isEqualTo("desk@acme.example");
            assertThat(mail.to()).containsExactly("ana@example.com");
            assertThat(mail.subject()).isEqualTo("Ihr Termin – Dienstag");
            assertThat(mail.part("text/plain"))
                    .hasValueSatisfying(text -> assertThat(text).contains("Dienstag"));
            assertThat(mail.part("text/html"))
                    .hasValueSatisfying(text -> assertThat(text).contains("<p>Dienstag</p>"));
        });
    }

    @Tag("mail.errors-say-what-is-known")
    @Test
    void whatIsRefusedIsNotDone() {
        assertThat(failure(Fault.status(451)).kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(failure(Fault.status(550)).kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure(Fault.tooManyRequests(Duration.ZERO)).kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(simulator.mails()).isEmpty();
    }

    @Tag("mail.message-id-is-kept")
    @Test
    void anEmailOfUnknownFateIsSentAgainAsTheSameMessage() {
        assertThat(failure(Fault.timeOutAfterAccepting()).kind()).isEqualTo(Kind.UNKNOWN);
        email.send(REQUEST);
        assertThat(simulator.mails()).extracting(SimulatedMail::messageId).containsExactly("<1@acme>", "<1@acme>");
    }

    private GatewayException failure(Fault fault) {
        simulator.faults().next(RequestKind.EMAIL, fault);
        return catchThrowableOfType(GatewayException.class, () -> email.send(REQUEST));
    }
}
