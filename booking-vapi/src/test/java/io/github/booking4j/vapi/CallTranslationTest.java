package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTranslationTest {
    private final CallTranslation translation = new CallTranslation(InstantSource.fixed(Samples.NOW));

    @ParameterizedTest
    @CsvSource({
        "scheduled, QUEUED",
        "queued, QUEUED",
        "ringing, RINGING",
        "in-progress, IN_PROGRESS",
        "forwarding, IN_PROGRESS",
        "ended, ENDED",
        "deletion-failed, ENDED",
        "of-tomorrow, QUEUED"
    })
    void translatesTheStatus(String status, Progress progress) {
        assertThat(call("\"status\":\"" + status + "\"").progress()).isEqualTo(progress);
    }

    @Test
    @Tag("vapi.lines-taken")
    void aCallForWhichVapiHadNoLineNeverBegan() {
        ProviderCall call = call(
                "\"status\":\"ended\",\"endedReason\":\"call.start.error-subscription-concurrency-limit-reached\"");

        assertThat(call.ending().kind()).isEqualTo(ProviderCall.Ending.Kind.NOT_BEGUN);
        assertThat(call.findings()).isNotNull();
    }

    @Test
    void guessesAStatusOfTomorrowFromTheRest() {
        assertThat(call("\"status\":\"x\",\"startedAt\":\"2026-01-02T03:04:05Z\"")
                        .progress())
                .isEqualTo(Progress.IN_PROGRESS);
        assertThat(call("\"status\":\"x\",\"endedReason\":\"customer-busy\"").progress())
                .isEqualTo(Progress.ENDED);
        assertThat(call("\"endedAt\":\"2026-01-02T03:04:05Z\"").progress()).isEqualTo(Progress.ENDED);
    }

    @Test
    void takesTheMomentOfTheMessageWhereVapiGivesNoOther() {
        ProviderCall answered = status("\"status\":\"in-progress\",\"timestamp\":1767323045000");
        ProviderCall over = status("\"status\":\"ended\",\"timestamp\":1767323045123.75");
        ProviderCall ringing = status("\"status\":\"ringing\",\"timestamp\":1767323045000");

        assertThat(answered.startedAt()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(over.endedAt()).isEqualTo("2026-01-02T03:04:05.123Z");
        assertThat(over.startedAt()).isNull();
        assertThat(ringing.startedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "\"yesterday\"",
        "\"2026-01-02T03:04:05\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "1E999999999",
        "-5",
        "{}",
        "null",
        "true"
    })
    @Tag("vapi.webhook-tolerates")
    void takesAnAbsurdTimeAsUnknown(String time) {
        assertThat(call("\"status\":\"ended\",\"startedAt\":" + time).startedAt())
                .isNull();
    }

    @Test
    @Tag("vapi.every-ending-has-a-class")
    void classifiesAnEndWithoutReasonByWhetherTheLeadSpoke() {
        assertThat(report("\"artifact\":{\"messages\":[{\"role\":\"user\",\"message\":\"Yes\"}]}")
                        .ending())
                .isEqualTo(new Ending(Ending.Kind.COMPLETED, null));
        assertThat(report("\"artifact\":{}").ending()).isEqualTo(new Ending(Ending.Kind.FAILED_RETRYABLE, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"startedAt\":\"2026-01-02T03:08:00Z\",\"endedAt\":\"2026-01-02T03:09:30Z\" | false",
                "\"startedAt\":\"2026-01-02T03:08:00Z\",\"endedAt\":\"2026-01-02T03:09:30Z\",\"analysis\":{} | false",
                "\"startedAt\":\"2026-01-02T03:08:00Z\",\"endedAt\":\"2026-01-02T03:09:30Z\",\"analysis\":{\"summary\":\"s\"} | true",
                "\"startedAt\":\"2026-01-02T03:07:00Z\",\"endedAt\":\"2026-01-02T03:08:30Z\" | true",
                "\"endedAt\":\"2026-01-02T03:09:59Z\",\"endedReason\":\"customer-busy\" | true"
            })
    void takesACallThatWasAskedForAsCompleteOnceItsAnalysisIsThereOrOverdue(String fields, boolean complete) {
        assertThat(call("\"status\":\"ended\"," + fields).findings() != null).isEqualTo(complete);
    }

    @Test
    void hasNoFindingsBeforeTheEnd() {
        assertThat(call("\"status\":\"in-progress\",\"analysis\":{\"summary\":\"s\"}")
                        .findings())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"assistantOverrides\":{\"metadata\":{\"callId\":\"a\"}},\"name\":\"0198f0aa-0000-7000-8000-5f5f5f5f5f5f\"', a",
        "'\"metadata\":{\"callId\":\"b\"}', b",
        "'\"name\":\"0198f0aa-0000-7000-8000-5f5f5f5f5f5f\"', 0198f0aa-0000-7000-8000-5f5f5f5f5f5f",
        "'\"name\":\"Call to Dana\"',",
        "'\"name\":7',"
    })
    @Tag("vapi.placed-call-carries-our-id")
    void readsOurIdFromTheMetadataOrTheName(String fields, String callId) {
        assertThat(call(fields).callId()).isEqualTo(callId);
    }

    @Test
    void takesTheTimesOfTheReportBeforeThoseOfTheCall() {
        ProviderCall report =
                report("\"startedAt\":\"2026-01-02T03:04:05.000Z\",\"endedAt\":\"2026-01-02T04:06:10.500+01:00\"");

        assertThat(report.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(report.endedAt()).isEqualTo(Instant.parse("2026-01-02T03:06:10.500Z"));
    }

    private ProviderCall call(String fields) {
        return translation.ofCall(json("{\"id\":\"v-1\"," + fields + "}")).orElseThrow();
    }

    private ProviderCall status(String fields) {
        return translation
                .ofStatus(json("{\"call\":{\"id\":\"v-1\"}," + fields + "}"))
                .orElseThrow();
    }

    private ProviderCall report(String fields) {
        return translation
                .ofReport(json("{\"call\":{\"id\":\"v-1\",\"startedAt\":\"2026-01-02T01:00:00Z\"}," + fields + "}"))
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return Json.tryRead(text).orElseThrow();
    }
}
