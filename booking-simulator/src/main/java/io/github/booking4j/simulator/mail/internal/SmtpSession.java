package io.github.booking4j.simulator.mail.internal;

import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import io.github.booking4j.simulator.mail.SimulatedMail;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail being handed over, in its connection's thread. */
final class SmtpSession implements MessageHandler {
    private static final int LARGEST_MAIL = 10_000_000;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private final Mailbox mailbox;
    private final Surroundings shared;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    SmtpSession(Mailbox mailbox, Surroundings shared) {
        this.mailbox = mailbox;
        this.shared = shared;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        byte[] raw = data.readNBytes(LARGEST_MAIL + 1);
        if (raw.length > LARGEST_MAIL) {
            throw new RejectException(552, "5.3.4 Message too big");
        }
        Fault fault = shared.faults().take(RequestKind.EMAIL).orElse(null);
        if (fault != null && fault.refuses()) {
            refuse(fault);
        }
        accept(raw);
        if (fault != null) {
            spoilAnswer(fault);
        }
        return null;
    }

    private void accept(byte[] raw) throws IOException {
        SimulatedMail mail =
                MailParser.parse(raw, sender, recipients, shared.clock().instant());
        mailbox.add(mail);
        shared.journal()
                .add(Kind.EMAIL, String.join(", ", recipients), mail.messageId(), Map.of("subject", mail.subject()));
    }

    private static void refuse(Fault fault) throws RejectException {
        switch (fault.effect()) {
            case TIME_OUT_BEFORE_ACCEPTING -> {
                sleep(LONGEST_SILENCE);
                throw new DropConnectionException(421, "4.4.2 Timeout");
            }
            case DROP_BEFORE_ACCEPTING -> throw new DropConnectionException(421, "4.3.2 Going away");
            case TOO_MANY_REQUESTS -> throw new RejectException(451, "4.7.1 Too many messages, try again later");
            default -> throw new RejectException(fault.status(), refusal(fault.status()));
        }
    }

    private static String refusal(int status) {
        return status < 500 ? "4.3.0 Try again later" : "5.1.1 Refused";
    }

    // SMTP knows no other success than its own: garbage is a cut connection here.
    private static void spoilAnswer(Fault fault) throws RejectException {
        switch (fault.effect()) {
            case DELAY -> sleep(fault.pause());
            case TIME_OUT_AFTER_ACCEPTING -> {
                sleep(LONGEST_SILENCE);
                throw new DropConnectionException(421, "4.4.2 Timeout");
            }
            default -> throw new DropConnectionException(421, "4.3.2 Going away");
        }
    }

    private static void sleep(Duration pause) throws RejectException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new DropConnectionException(421, "4.3.2 Going away");
        }
    }

    @Override
    public void done() {
        recipients.clear();
    }
}
