package io.github.booking4j.twilio;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import org.jspecify.annotations.Nullable;

/** Translates Twilio's refusals. Its messages are never repeated: they name phone numbers. */
final class TwilioErrors {
    static final String OPTED_OUT = "opted_out";
    static final String STOPPED = "21610";

    private static final String CONFIGURATION = "configuration";

    private TwilioErrors() {}

    /** What an answer that is no success says about the message. */
    static GatewayException of(Answer answer) {
        String code = answer.text("code");
        Meaning known = answer.status() < 500 ? byCode(code) : null;
        return exception(answer, code, known == null ? byStatus(answer.status(), code) : known);
    }

    /** What a message says that was taken and has failed already. */
    static GatewayException ofFailedMessage(Answer answer) {
        String code = answer.text("error_code");
        Meaning known = byCode(code);
        String word = code == null ? "failed" : shortened(code);
        return exception(answer, code, known == null ? new Meaning(Kind.REFUSED, word) : known);
    }

    private static GatewayException exception(Answer answer, @Nullable String code, Meaning meaning) {
        String detail = "Twilio answered HTTP " + answer.status() + (code == null ? "" : ", error " + shortened(code));
        boolean later = meaning.kind == Kind.NOT_DONE || meaning.kind == Kind.AT_CAPACITY;
        return new GatewayException(meaning.kind, meaning.word, detail, later ? answer.retryAfter() : null, null);
    }

    private static @Nullable Meaning byCode(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "20429" -> new Meaning(Kind.NOT_DONE, "rate_limited");
            case "20500", "20503" -> new Meaning(Kind.UNKNOWN, "server_error");
            case STOPPED -> new Meaning(Kind.REFUSED, OPTED_OUT);
            // No such number, or one that takes no SMS (21614, 21635).
            case "21211", "21214", "21217", "21401", "21614", "21635" -> new Meaning(Kind.REFUSED, "invalid_number");
            // Credentials, the sender (21212, 21603, 21606), the trial account (21608), the region (21408),
            // the callback (21609), the messaging service (217xx).
            case "20003",
                    "20404",
                    "21210",
                    "21212",
                    "21215",
                    "21408",
                    "21603",
                    "21606",
                    "21608",
                    "21609",
                    "21701",
                    "21703",
                    "21705" -> new Meaning(Kind.REFUSED, CONFIGURATION);
            // The account's queue of calls, its calls at one time.
            case "22005", "10004" -> new Meaning(Kind.AT_CAPACITY, "call_limit");
            case "21602", "21604", "21617" -> new Meaning(Kind.REFUSED, "invalid_message");
            // The sender's queue, the account's hour and day.
            case "21611", "60728", "63038" -> new Meaning(Kind.AT_CAPACITY, "sending_limit");
            default -> null;
        };
    }

    private static Meaning byStatus(int status, @Nullable String code) {
        if (status == 429) {
            return new Meaning(Kind.NOT_DONE, "rate_limited");
        }
        if (status >= 500 || status == 408) {
            return new Meaning(Kind.UNKNOWN, "http_" + status);
        }
        if (status == 401 || status == 403 || status == 404) {
            return new Meaning(Kind.REFUSED, CONFIGURATION);
        }
        return new Meaning(Kind.REFUSED, code == null ? "http_" + status : shortened(code));
    }

    private static String shortened(String code) {
        return code.substring(0, Math.min(code.length(), 20));
    }

    private record Meaning(Kind kind, String word) {}
}
