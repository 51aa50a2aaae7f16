package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.spi.gateway.ProviderCall.Ending.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ended-reasons.txt} holds every value in groups, shortened: {@code {a,b}} stands for either. */
@Tag("vapi.every-ending-has-a-class")
class EndedReasonsTest {
    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<Kind> FAILED = EnumSet.of(Kind.FAILED_RETRYABLE, Kind.FAILED_PERMANENT, Kind.NOT_BEGUN);
    private static final Map<String, Set<Kind>> EXPECTED = Map.of(
            "G1", EnumSet.of(Kind.COMPLETED),
            "G1b", EnumSet.of(Kind.COMPLETED),
            "G2", EnumSet.of(Kind.NO_ANSWER, Kind.BUSY, Kind.VOICEMAIL),
            "G2b", EnumSet.of(Kind.INVALID_NUMBER),
            "G3", EnumSet.of(Kind.CANCELLED),
            "G4", FAILED,
            "G5", FAILED,
            "G6", FAILED,
            "G7", FAILED);

    @Test
    void givesEachKnownReasonTheClassOfItsGroup() throws IOException {
        Map<String, Set<String>> groups = groups();

        assertThat(groups.keySet()).isEqualTo(new TreeSet<>(EXPECTED.keySet()));
        Set<String> all = new TreeSet<>();
        groups.forEach((group, reasons) -> {
            assertThat(reasons)
                    .allSatisfy(
                            reason -> assertThat(EndedReasons.classify(reason).orElseThrow())
                                    .as(reason)
                                    .isIn(EXPECTED.get(group)));
            all.addAll(reasons);
        });
        assertThat(all).hasSize(595);
    }

    @ParameterizedTest
    @CsvSource({
        "customer-busy, BUSY",
        "voicemail, VOICEMAIL",
        "customer-did-not-answer, NO_ANSWER",
        "call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable, NO_ANSWER",
        "twilio-reported-customer-misdialed, INVALID_NUMBER",
        "manually-canceled, CANCELLED",
        "assistant-ended-call, COMPLETED",
        "customer-ended-call, COMPLETED",
        "silence-timed-out, COMPLETED",
        "exceeded-max-duration, COMPLETED",
        "call.forwarding.operator-busy, COMPLETED",
        "call.start.error-subscription-concurrency-limit-reached, NOT_BEGUN",
        "call.start.error-vapi-number-outbound-daily-limit, FAILED_RETRYABLE",
        "call.start.error-subscription-insufficient-credits, FAILED_PERMANENT",
        "call.start.error-fraud-check-failed, FAILED_PERMANENT",
        "assistant-not-found, FAILED_PERMANENT",
        "twilio-failed-to-connect-call, FAILED_RETRYABLE",
        "pipeline-error-openai-401-incorrect-api-key, FAILED_PERMANENT",
        "pipeline-error-openai-429-rate-limit-reached, FAILED_RETRYABLE",
        "call.in-progress.error-providerfault-anthropic-503-server-overloaded-error, FAILED_RETRYABLE",
        "pipeline-error-eleven-labs-invalid-api-key, FAILED_PERMANENT",
        "call.in-progress.error-vapifault-worker-died, FAILED_RETRYABLE",
        "call.in-progress.error-sip-telephony-provider-failed-to-connect-call, FAILED_RETRYABLE",
        "database-error, FAILED_RETRYABLE",
        "unknown-error, FAILED_PERMANENT",
        "pipeline-no-available-llm-model, FAILED_RETRYABLE",
        "customer-ended-call-in-a-way-of-tomorrow, COMPLETED",
        "pipeline-error-newvoice-voice-failed, FAILED_RETRYABLE",
        "vonage-rejected, FAILED_PERMANENT",
        "assistant-request-failed, FAILED_PERMANENT"
    })
    void classifies(String reason, Kind kind) {
        assertThat(EndedReasons.classify(reason)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "something-nobody-knows"})
    void leavesWhatNobodyKnowsToWhatWasSaid(String reason) {
        assertThat(EndedReasons.classify(reason)).isEmpty();
    }

    private static Map<String, Set<String>> groups() throws IOException {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        Set<String> group = new TreeSet<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : lines()) {
            if (line.startsWith("# ")) {
                group = new TreeSet<>();
                groups.put(line.split(" ", -1)[1], group);
            } else if (line.contains(" = ")) {
                names.put(line.split(" = ", -1)[0], line.split(" = ", -1)[1]);
            } else if (!line.isBlank()) {
                String shortened = line;
                for (Map.Entry<String, String> name : names.entrySet()) {
                    shortened = shortened.replaceAll("(?<=^|-)" + name.getKey() + "(?=-)", name.getValue());
                }
                group.addAll(expanded(shortened));
            }
        }
        return new TreeMap<>(groups);
    }

    private static List<String> expanded(String shortened) {
        Matcher choice = CHOICE.matcher(shortened);
        if (!choice.find()) {
            return List.of(shortened);
        }
        List<String> all = new ArrayList<>();
        for (String one : choice.group(1).split(",", -1)) {
            all.addAll(expanded(shortened.substring(0, choice.start()) + one + shortened.substring(choice.end())));
        }
        return all;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = EndedReasonsTest.class.getResourceAsStream("ended-reasons.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
