package io.github.booking4j.mail;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why an email was not sent. What servers say is never repeated, since it names addresses: only the numbers of their answers are.
 */
final class SmtpFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Pattern ENHANCED =
            Pattern.compile("[0-9]{3}[ -][45]\\.([0-9]{1,3})\\.[0-9]{1,3}\\b.*", Pattern.DOTALL);
    private static final String CONFIGURATION = "configuration";

    private final GatewayException told;
    private final boolean outage;

    private SmtpFailure(GatewayException told, boolean outage) {
        super(told);
        this.told = told;
        this.outage = outage;
    }

    /** What the engine is told. */
    GatewayException told() {
        return told;
    }

    /** Whether the server, rather than this email, is the problem. */
    boolean isOutage() {
        return outage;
    }

    /** No connection became free in time. */
    static SmtpFailure busy() {
        String detail = "every connection to the mail server is in use";
        return new SmtpFailure(new GatewayException(Kind.AT_CAPACITY, "connections_busy", detail), true);
    }

    /** The gateway is closed, or the thread was asked to stop. */
    static SmtpFailure stopped() {
        return new SmtpFailure(new GatewayException(Kind.NOT_DONE, "stopped", "sending was stopped"), true);
    }

    /**
     * The server could not be reached, or would not let us in. Nothing was sent.
     *
     * @param reply the last one; 0 or less: none
     */
    static SmtpFailure connecting(Exception e, int reply) {
        boolean answered = reply > 0;
        if (e instanceof AuthenticationFailedException && answered && !isTransient(reply)) {
            String detail = "the mail server refused the login: " + reply;
            return new SmtpFailure(new GatewayException(Kind.REFUSED, CONFIGURATION, detail), true);
        }
        IOException cause = cause(e);
        String word = cause == null && answered ? word(reply) : word(cause);
        String detail = "no connection to the mail server: " + word;
        return new SmtpFailure(new GatewayException(Kind.NOT_DONE, word, detail, null, cause), true);
    }

    /**
     * The exchange about the email failed.
     *
     * @param handedOver whether the server agreed to take the content before
     */
    static SmtpFailure sending(MessagingException e, boolean handedOver) {
        for (Exception next = e;
                next instanceof MessagingException;
                next = ((MessagingException) next).getNextException()) {
            if (next instanceof SMTPAddressFailedException recipient && isReply(recipient.getReturnCode())) {
                int reply = recipient.getReturnCode();
                return refused(reply, recipientWord(reply, recipient.getMessage()));
            }
            if (next instanceof SMTPSendFailedException send && isReply(send.getReturnCode())) {
                // A sender that is refused is one we may not use.
                boolean sender = send.getCommand().startsWith("MAIL");
                return refused(send.getReturnCode(), sender ? CONFIGURATION : "message_refused");
            }
        }
        IOException cause = cause(e);
        String detail = "the connection to the mail server was lost";
        GatewayException told = handedOver
                ? new GatewayException(Kind.UNKNOWN, "no_answer", detail + " before it confirmed", null, cause)
                : new GatewayException(Kind.NOT_DONE, word(cause), detail, null, cause);
        return new SmtpFailure(told, true);
    }

    private static SmtpFailure refused(int reply, String word) {
        String detail = "the mail server answered " + reply;
        return isTransient(reply)
                // 421: it is about to close, whoever the email is for.
                ? new SmtpFailure(new GatewayException(Kind.NOT_DONE, "smtp_" + reply, detail), reply == 421)
                : new SmtpFailure(new GatewayException(Kind.REFUSED, word, detail), false);
    }

    // The class of an enhanced status (RFC 3463): 7 is policy, such as relaying denied; 2 the mailbox, such as full.
    private static String recipientWord(int reply, @Nullable String text) {
        if (reply == 530) {
            return CONFIGURATION;
        }
        Matcher enhanced = ENHANCED.matcher(text == null ? "" : text);
        String subject = enhanced.matches() ? enhanced.group(1) : "";
        return switch (subject) {
            case "7" -> "refused_by_policy";
            case "2" -> "mailbox_unavailable";
            default -> "invalid_address";
        };
    }

    private static boolean isReply(int reply) {
        return reply >= 400 && reply <= 599;
    }

    private static boolean isTransient(int reply) {
        return reply >= 400 && reply <= 499;
    }

    // Where the greeting went well and there is no connection all the same, STARTTLS was not offered in it.
    private static String word(int reply) {
        return reply == 250 ? "tls_refused" : "smtp_" + reply;
    }

    private static String word(@Nullable IOException cause) {
        if (cause instanceof SSLException) {
            return "tls_failed";
        }
        return cause instanceof SocketTimeoutException ? "timed_out" : "unreachable";
    }

    private static @Nullable IOException cause(Exception e) {
        for (Throwable next = e; next != null; next = next.getCause()) {
            if (next instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
