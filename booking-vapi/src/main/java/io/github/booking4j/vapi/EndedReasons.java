package io.github.booking4j.vapi;

import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.BUSY;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.CANCELLED;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.COMPLETED;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.FAILED_PERMANENT;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.FAILED_RETRYABLE;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.INVALID_NUMBER;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.NOT_BEGUN;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.NO_ANSWER;
import static io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind.VOICEMAIL;

import io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Classes of Vapi's {@code endedReason}: some 600 values, more every month. So the table holds patterns ({@code *}: anything), the
 * first that fits decides. Of a value of tomorrow that fits none, whether somebody spoke tells more than its name.
 */
final class EndedReasons {
    private static final List<Rule> RULES = List.of(
            rule(NOT_BEGUN, "*concurrency-limit-reached*"),
            rule(VOICEMAIL, "voicemail"),
            rule(BUSY, "customer-busy"),
            rule(
                    NO_ANSWER,
                    "customer-did-not-answer",
                    "*-outbound-sip-408-*",
                    "*-outbound-sip-480-*",
                    "*did-not-receive-customer-audio",
                    "customer-did-not-give-microphone-permission",
                    "*caller-hungup-before-call-connect"),
            rule(INVALID_NUMBER, "twilio-reported-customer-misdialed"),
            rule(CANCELLED, "manually-canceled", "scheduled-call-deleted", "call-deleted"),
            // A person was reached; only the hand-over to another one failed.
            rule(COMPLETED, "call.forwarding.*", "*error-transfer-failed", "*error-warm-transfer-*"),
            rule(
                    COMPLETED,
                    "assistant-ended-call*",
                    "assistant-said-end-call-phrase",
                    "assistant-forwarded-call",
                    "customer-ended-call*",
                    "exceeded-max-duration",
                    "silence-timed-out",
                    "vonage-completed",
                    "*-completed-call",
                    "*hook-executed-*"),
            rule(
                    FAILED_RETRYABLE,
                    "*daily-limit*",
                    "*rate-limit*",
                    "*429-*",
                    "*500-*",
                    "*502*",
                    "*503*",
                    "*504*",
                    "*522*",
                    "*server-error*",
                    "*worker-*",
                    "*system-busy*",
                    "*timed-out*",
                    "*socket-hang-up*",
                    "*econnreset*",
                    "*llm-failed*",
                    "*voice-failed*",
                    "*transcriber-failed*",
                    "*transport-never-connected*",
                    "*transport-missing*",
                    "*call-not-active*",
                    "*failed-to-connect*",
                    "*connection-failed*",
                    "*failed-to-start*",
                    "*-disconnected*",
                    "*closed-websocket*",
                    "*database-error*",
                    "*error-vapifault-get-*",
                    "*no-available-llm-model*",
                    "*request-canceled*"),
            rule(
                    FAILED_PERMANENT,
                    "*error*",
                    "assistant-not-*",
                    "assistant-request-*",
                    "vonage-rejected",
                    "phone-call-provider-bypass-*"));

    private EndedReasons() {}

    /** The class of a reason; configuration and credit are permanent failures. Empty: nobody knows it. */
    static Optional<Kind> classify(String reason) {
        return RULES.stream()
                .filter(rule -> rule.reasons.matcher(reason).matches())
                .map(Rule::kind)
                .findFirst();
    }

    private static Rule rule(Kind kind, String... globs) {
        String either = Stream.of(globs).map(EndedReasons::regex).collect(Collectors.joining("|"));
        return new Rule(kind, Pattern.compile(either, Pattern.DOTALL));
    }

    private static String regex(String glob) {
        return Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    private record Rule(Kind kind, Pattern reasons) {}
}
