package io.github.booking4j.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.journal.JournalEntry;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.mailbox")
class MailboxTest {
    @AutoClose
    private final ProviderSimulator simulator = ProviderSimulator.builder().start();

    private Session session(int timeout, boolean login) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(simulator.smtpPort()));
        properties.put("mail.smtp.timeout", Integer.toString(timeout));
        properties.put("mail.smtp.auth", Boolean.toString(login));
        return Session.getInstance(properties);
    }

    private MimeMessage mail(Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("desk@acme.example"));
        mail.setRecipients(RecipientType.TO, "ana@example.org, ben@example.org");
        mail.setSubject("Ihr Termin am Dienstag – bestätigt", "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Grüße\n.\nEnde", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Grüße</p>", "text/html; charset=ISO-8859-1");
        MimeBodyPart invite = new MimeBodyPart();
        invite.setText("BEGIN:VCALENDAR", "UTF-8", "calendar; method=REQUEST");
        mail.setContent(new MimeMultipart("alternative", text, html, invite));
        mail.saveChanges();
        return mail;
    }

    private MimeMessage send(int timeout) throws MessagingException {
        MimeMessage mail = mail(session(timeout, false));
        Transport.send(mail);
        return mail;
    }

    @Test
    void aMailIsKeptDecodedAndJournaled() throws MessagingException {
        MimeMessage sent = send(5_000);
        SimulatedMail mail = simulator.mails().get(0);
        assertThat(mail.messageId()).isEqualTo(sent.getMessageID());
        assertThat(mail.from()).isEqualTo("desk@acme.example");
        assertThat(mail.to()).containsExactly("ana@example.org", "ben@example.org");
        assertThat(mail.subject()).isEqualTo("Ihr Termin am Dienstag – bestätigt");
        assertThat(mail.header("SUBJECT")).contains("Ihr Termin am Dienstag – bestätigt");
        assertThat(mail.part("text/plain")).contains("Grüße\r\n.\r\nEnde");
        assertThat(mail.part("text/html")).contains("<p>Grüße</p>");
        assertThat(mail.part("text/calendar")).contains("BEGIN:VCALENDAR");
        assertThat(mail.raw()).contains("MIME-Version: 1.0");
        assertThat(mail).hasToString("SimulatedMail[" + sent.getMessageID() + "]");
        assertThat(simulator.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(JournalEntry.Kind.EMAIL);
            assertThat(entry.to()).isEqualTo("ana@example.org, ben@example.org");
            assertThat(entry.id()).isEqualTo(sent.getMessageID());
            assertThat(entry.details()).containsEntry("subject", "Ihr Termin am Dienstag – bestätigt");
        });
    }

    @Test
    void anyUserAndPasswordWillDo() throws MessagingException {
        Session session = session(5_000, true);
        Transport.send(mail(session), "somebody", "anything");
        assertThat(simulator.mails()).hasSize(1);
    }

    @Test
    void aMailIsRefusedForNowOrForEver() throws MessagingException {
        simulator.faults().next(RequestKind.EMAIL, Fault.status(451)).next(RequestKind.EMAIL, Fault.status(550));
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> send(5_000))
                .withStackTraceContaining("451");
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> send(5_000))
                .withStackTraceContaining("550");
        assertThat(simulator.mails()).isEmpty();
        send(5_000);
        assertThat(simulator.mails()).hasSize(1);
    }

    @Test
    void aMailIsTakenThoughTheAnswerNeverComes() {
        simulator.faults().next(RequestKind.EMAIL, Fault.timeOutAfterAccepting());
        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send(1_500));
        assertThat(simulator.mails()).hasSize(1);
    }

    @Test
    void aConnectionIsCutBeforeOrAfterTheMailIsTaken() {
        simulator.faults().next(RequestKind.EMAIL, Fault.dropBeforeAccepting());
        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send(5_000));
        assertThat(simulator.mails()).isEmpty();
        simulator.faults().next(RequestKind.EMAIL, Fault.dropAfterAccepting());
        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send(5_000));
        assertThat(simulator.mails()).hasSize(1);
    }

    @Test
    void anAnswerCanComeLate() throws MessagingException {
        simulator.faults().next(RequestKind.EMAIL, Fault.delay(Duration.ofMillis(300)));
        long before = System.nanoTime();
        send(5_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
    }
}
