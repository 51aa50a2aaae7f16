package io.github.booking4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.mail.SmtpEmail.Security;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {
    private static final EmailAddress ANA = new EmailAddress("ana@example.com");
    private static final String ID = "0190a3c2-7f1e-7a2b-9c3d-4e5f6a7b8c9d@acme-dental-x7k2p9";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpEmail email;

    @BeforeEach
    void start() {
        server.start();
        email = SmtpEmail.builder()
                .host("127.0.0.1")
                .port(server.getSmtp().getPort())
                .security(Security.NONE)
                .from("desk@acme.example")
                .clock(() -> Instant.parse("2026-01-02T03:04:05.678Z"))
                .build();
    }

    @AfterEach
    void stop() {
        email.close();
        server.stop();
    }

    @Tag("mail.message")
    @Test
    void textAndHtmlAreAlternativesOfOneMessage() throws MessagingException, IOException {
        email.send(
                new EmailRequest(ID, "Acme Dental", ANA, "Your visit", "Tuesday, 3 pm\n", "<p>Tuesday, 3&nbsp;pm</p>"));

        MimeMessage message = received();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertPart(parts.getBodyPart(0), "text/plain; charset=UTF-8", "Tuesday, 3 pm");
        assertPart(parts.getBodyPart(1), "text/html; charset=UTF-8", "<p>Tuesday, 3&nbsp;pm</p>");
    }

    @Tag("mail.reply-to")
    @Test
    void answersGoToTheBusiness() throws MessagingException {
        EmailAddress desk = new EmailAddress("front@acme.example");
        email.send(new EmailRequest(ID, "Zähne \"Süd\"", ANA, "x", "x", null, null, desk));

        assertThat(received().getReplyTo()).containsExactly(new InternetAddress("front@acme.example"));
        assertThat(((InternetAddress) received().getReplyTo()[0]).getPersonal()).isEqualTo("Zähne \"Süd\"");
        assertThat(received().getFrom()).containsExactly(new InternetAddress("desk@acme.example"));
    }

    @Tag("mail.calendar")
    @Test
    void anInvitationIsTheLastAlternativeAndSaysWhatItIsFor() throws MessagingException, IOException {
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nX-NAME:Zähne 東京\r\nEND:VCALENDAR\r\n";
        email.send(new EmailRequest(ID, "Acme", ANA, "Your visit", "Tuesday", "<p>Tuesday</p>", calendar, null));

        MimeMultipart parts = (MimeMultipart) received().getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        BodyPart invitation = parts.getBodyPart(2);
        assertThat(invitation.getContentType()).isEqualTo("text/calendar; charset=UTF-8; method=CANCEL");
        assertThat(new String(invitation.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(calendar);
    }

    @Tag("mail.message")
    @Test
    void withoutHtmlThereIsTextOnly() throws MessagingException, IOException {
        email.send(new EmailRequest(ID, "Acme Dental", ANA, "Your visit", "À bientôt 👍", null));
        assertThat(received().getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(received().getContent()).asString().isEqualTo("À bientôt 👍");
    }

    @Tag("mail.message")
    @Test
    void namesAndSubjectsOfAnyScriptArrive() throws MessagingException {
        String subject =
                "Termin bestätigt: Dienstag – 15 Uhr, Zahnärztin Dr. Müller-Lüdenscheidt 東京歯科 👍 und noch viel mehr Worte";
        email.send(new EmailRequest(ID, "Zähne & Söhne \"Süd\" 東京", ANA, subject, "x", null));

        MimeMessage message = received();
        assertThat(message.getSubject()).isEqualTo(subject);
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Zähne & Söhne \"Süd\" 東京");
        assertThat(from.getAddress()).isEqualTo("desk@acme.example");
        // The server's own line is not ours to fold.
        for (String header : Collections.list(message.getNonMatchingHeaderLines(new String[] {"Received"}))) {
            assertThat(header).containsPattern("\\A\\p{ASCII}*\\z");
            assertThat(header.lines()).allMatch(line -> line.length() <= 78);
        }
    }

    @Tag("mail.message")
    @Test
    void isDatedByTheGivenClockInUniversalTime() throws MessagingException {
        email.send(request("x", "x"));
        assertThat(received().getHeader("Date")).containsExactly("Fri, 2 Jan 2026 03:04:05 +0000");
    }

    @Tag("mail.message")
    @Test
    void saysThatNoPersonWroteIt() throws MessagingException {
        email.send(request("x", "x"));
        assertThat(received().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Tag("mail.message")
    @Test
    void aBusinessWithoutANameIsItsAddress() throws MessagingException {
        email.send(request(" ", "x"));
        assertThat(received().getHeader("From")).containsExactly("desk@acme.example");
    }

    @Tag("mail.message-id-is-kept")
    @Test
    void anEmailSentTwiceIsTheSameMessage() throws MessagingException {
        email.send(request("Acme", "x"));
        email.send(request("Acme", "x"));
        for (MimeMessage message : server.getReceivedMessages()) {
            assertThat(message.getHeader("Message-ID")).containsExactly("<" + ID + ">");
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Tag("mail.message-id-is-kept")
    @ParameterizedTest
    @ValueSource(strings = {"", "no-host", "@x", "x@", "a b@x", "a@x\r\nBcc: eve@example.com", "<a@x>", "a@b@c", "ä@x"})
    void aMessageIdThatIsNoneIsRefused(String id) {
        EmailRequest request = new EmailRequest(id, "Acme", ANA, "x", "x", null);
        GatewayException refused = catchThrowableOfType(GatewayException.class, () -> email.send(request));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused.providerCode()).isEqualTo("invalid_message");
        assertThat(refused.getMessage()).contains("messageId");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Tag("mail.no-header-injection")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: eve@example.com",
                "x\nBcc: eve@example.com",
                "x\rBcc: eve@example.com",
                "x\r\n\r\nbody",
                "ä\r\nBcc: eve@example.com",
                "x\u2028Bcc: eve@example.com",
                "x\u0000\u0085Bcc: eve@example.com"
            })
    void aLineBreakBeginsNoHeader(String text) throws MessagingException {
        email.send(request(text, text));

        MimeMessage message = received();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(Collections.list(message.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("Bcc");
        String oneLine = text.replaceAll("[\\p{Cc}\\x{2028}]+", " ");
        assertThat(message.getSubject()).isEqualTo(oneLine);
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo(oneLine);
    }

    @Tag("mail.no-header-injection")
    @Test
    void aLineWithADotEndsNoMessage() throws MessagingException, IOException {
        String text = "one\n.\nMAIL FROM:<eve@example.com>\r\n.\r\n..\nlast";
        email.send(new EmailRequest(ID, "Acme", ANA, "x", text, null));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(received().getContent().toString().lines())
                .containsExactlyElementsOf(text.lines().toList());
    }

    @Tag("mail.message")
    @Test
    void longLinesAndLargeTextsArriveWhole() throws MessagingException, IOException {
        String text = "word ".repeat(50_000) + "\n" + "x".repeat(5_000);
        email.send(new EmailRequest(ID, "Acme", ANA, "x", text, null));
        assertThat(received().getContent()).asString().isEqualTo(text.replace("\n", "\r\n"));
    }

    @Tag("mail.login")
    @Test
    void signsInWithTheGivenPassword() {
        server.setUser("ana@example.com", "desk@acme.example", "secret");
        try (SmtpEmail signedIn = withPassword("secret")) {
            signedIn.send(request("Acme", "x"));
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Tag("mail.login")
    @Test
    void aWrongPasswordIsAMatterOfConfiguration() {
        server.setUser("ana@example.com", "desk@acme.example", "secret");
        server.getUserManager().setAuthRequired(true);
        try (SmtpEmail stranger = withPassword("wrong")) {
            GatewayException refused =
                    catchThrowableOfType(GatewayException.class, () -> stranger.send(request("Acme", "x")));
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused.providerCode()).isEqualTo("configuration");
            assertThat(refused).hasMessageNotContaining("wrong").hasMessageNotContaining("desk@");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private SmtpEmail withPassword(String password) {
        return SmtpEmail.builder()
                .host("127.0.0.1")
                .port(server.getSmtp().getPort())
                .security(Security.NONE)
                .credentials("desk@acme.example", password)
                .build();
    }

    private MimeMessage received() {
        return List.of(server.getReceivedMessages()).get(0);
    }

    private static EmailRequest request(String name, String subject) {
        return new EmailRequest(ID, name, ANA, subject, "x", null);
    }

    private static void assertPart(BodyPart part, String type, String content) throws MessagingException, IOException {
        assertThat(part.getContentType()).isEqualTo(type);
        assertThat(part.getContent()).asString().isEqualToIgnoringNewLines(content);
    }
}
