package io.github.booking4j.simulator.message.internal;

import io.github.booking4j.simulator.message.internal.TwilioReplies.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Twilio checks before it accepts a text, its documented test numbers included. */
final class SendCheck {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENDER =
            Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-f]{32}");
    private static final int LONGEST_BODY = 1600;
    private static final int LONGEST_URL = 4000;

    private static final Map<String, Problem> TEST_RECIPIENTS = Map.of(
            "+15005550001", new Problem(400, 21211, "Invalid 'To' Phone Number"),
            "+15005550002", new Problem(400, 21612, "The 'To' phone number is not currently reachable"),
            "+15005550003", new Problem(400, 21408, "Permission to send an SMS has not been enabled for the region"),
            "+15005550004", new Problem(400, 21610, "Attempt to send to unsubscribed recipient"),
            "+15005550009", new Problem(400, 21614, "'To' number is not a valid mobile number"));

    private static final Map<String, Problem> TEST_SENDERS = Map.of(
            "+15005550001", new Problem(400, 21212, "The 'From' number is not a valid phone number"),
            "+15005550007", new Problem(400, 21606, "The 'From' phone number is not a valid message-capable number"),
            "+15005550008",
                    new Problem(400, 21611, "This 'From' number has exceeded the maximum number of queued messages"));

    private SendCheck() {}

    static Optional<Problem> problem(Map<String, List<String>> form) {
        String to = value(form, "To");
        String from = value(form, "From");
        String service = value(form, "MessagingServiceSid");
        String body = value(form, "Body");
        if (to == null) {
            return problem(21604, "A 'To' phone number is required.");
        }
        if (!NUMBER.matcher(to).matches()) {
            return problem(21211, "Invalid 'To' Phone Number: " + masked(to));
        }
        if (from == null && service == null) {
            return problem(21603, "A 'From' or 'MessagingServiceSid' parameter is required to send a message.");
        }
        if (from != null && !SENDER.matcher(from).matches()) {
            return problem(21212, "The 'From' number is not a valid phone number.");
        }
        if (service != null && !SERVICE.matcher(service).matches()) {
            return problem(21701, "The Messaging Service does not exist.");
        }
        if (body == null) {
            return problem(21602, "Message body is required.");
        }
        if (body.length() > LONGEST_BODY) {
            return problem(21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        return special(to, from).or(() -> callback(value(form, "StatusCallback")));
    }

    static @Nullable String value(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.get(0).isEmpty() ? null : values.get(0);
    }

    private static Optional<Problem> special(String to, @Nullable String from) {
        Problem ofRecipient = TEST_RECIPIENTS.get(to);
        Problem ofSender = from == null ? null : TEST_SENDERS.get(from);
        return Optional.ofNullable(ofSender == null ? ofRecipient : ofSender);
    }

    private static Optional<Problem> callback(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            String host = URI.create(TwilioSignature.withoutFragment(url)).getHost();
            boolean valid =
                    host != null && !host.contains("_") && url.length() <= LONGEST_URL && url.startsWith("http");
            return valid ? Optional.empty() : problem(21609, "Invalid 'StatusCallback' URL.");
        } catch (IllegalArgumentException e) {
            return problem(21609, "Invalid 'StatusCallback' URL.");
        }
    }

    private static Optional<Problem> problem(int code, String message) {
        return Optional.of(new Problem(400, code, message));
    }

    /** As Twilio shows it, but short: answers are often logged. */
    private static String masked(String to) {
        return to.length() <= 6 ? to : to.substring(0, 6) + "XXXX";
    }
}
