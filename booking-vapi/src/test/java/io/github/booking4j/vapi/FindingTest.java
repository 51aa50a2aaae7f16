package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final String OURS = """
            {"id":"v-1","createdAt":"2026-01-02T03:08:05.000Z","status":"in-progress",
             "startedAt":"2026-01-02T03:08:15.000Z",
             "monitor":{"controlUrl":"https://x.vapi.ai/1/control"},
             "assistantOverrides":{"metadata":{"callId":"%s"}}}""".formatted(Samples.CALL_ID);

    private final StubVapi vapi = new StubVapi();

    @AfterEach
    void stop() {
        vapi.close();
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void asksForACallByVapisIdWhenItIsKnown() {
        vapi.answer(200, OURS);

        Optional<ProviderCall> found = find(Samples.reference("v/1"));

        assertThat(vapi.asked())
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.method() + " " + asked.target()).isEqualTo("GET /call/v%2F1"));
        assertThat(found)
                .contains(new ProviderCall(
                        "v-1",
                        Samples.CALL_ID,
                        "https://x.vapi.ai/1/control",
                        Progress.IN_PROGRESS,
                        Instant.parse("2026-01-02T03:08:15Z"),
                        null,
                        null,
                        null));
    }

    @Test
    void findsNothingWhenVapiDoesNotKnowItsId() {
        vapi.answer(404, "{\"message\":\"not found\"}");

        assertThat(find(Samples.reference("v-1"))).isEmpty();
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void looksThroughTheCallsOfOurNumberSinceAMinuteBeforeTheRequest() {
        vapi.answer(200, "[{\"id\":\"other\",\"createdAt\":\"2026-01-02T03:08:06Z\"}," + OURS + "]");

        Optional<ProviderCall> found = find(Samples.reference(null));

        assertThat(found).map(ProviderCall::providerId).contains("v-1");
        assertThat(vapi.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.target())
                        .isEqualTo("/call?phoneNumberId=number-1&limit=100&createdAtGe=2026-01-02T03%3A07%3A00Z"));
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void findsACallByItsNameWhenItsMetadataIsLost() {
        vapi.answer(200, "[{\"id\":\"v-2\",\"status\":\"queued\",\"name\":\"" + Samples.CALL_ID + "\"}]");

        assertThat(find(Samples.reference(null)))
                .hasValueSatisfying(call -> assertThat(call.callId()).isEqualTo(Samples.CALL_ID));
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void takesNobodyElsesCall() {
        vapi.answer(200, "[{\"id\":\"v-3\",\"assistantOverrides\":{\"metadata\":{\"callId\":\"another\"}}}]");

        assertThat(find(Samples.reference(null))).isEmpty();
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void asksForOlderCallsWhileAPageIsFull() {
        vapi.answer(200, page("03:09:", CallLookup.PAGE)).answer(200, "[" + OURS + "]");

        assertThat(find(Samples.reference(null))).isPresent();
        assertThat(vapi.asked()).hasSize(2);
        assertThat(vapi.asked().get(1).target()).endsWith("&createdAtLt=2026-01-02T03%3A09%3A00.001Z");
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void looksFirstAtTheQuarterHourAfterARequestOfLongAgo() {
        vapi.answer(200, "[]").answer(200, "[]");
        CallReference old = new CallReference(Samples.CALL_ID, null, null, Instant.parse("2026-01-01T12:00:00Z"));

        assertThat(find(old)).isEmpty();
        assertThat(vapi.asked())
                .extracting(asked -> asked.target().replaceFirst(".*limit=100&", ""))
                .containsExactly(
                        "createdAtGe=2026-01-01T11%3A59%3A00Z&createdAtLt=2026-01-01T12%3A15%3A00Z",
                        "createdAtGe=2026-01-01T12%3A15%3A00Z");
    }

    @Test
    @Tag("vapi.absence-is-never-guessed")
    void saysNeverThatACallIsAbsentWhenTheListDoesNotEnd() {
        vapi.answer(200, page("03:09:", CallLookup.PAGE));

        GatewayException error = failure(Samples.reference(null));

        assertThat(error.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(vapi.asked()).hasSize(2);
    }

    @Test
    @Tag("vapi.absence-is-never-guessed")
    void saysNeverThatACallIsAbsentWhenTheAnswerIsNoList() {
        vapi.answer(200, "{\"results\":[]}")
                .answer(200, "<html>")
                .answer(200, "[{\"id\":\"v-3\"},")
                .answer(502, "");

        for (int i = 0; i < 4; i++) {
            assertThat(failure(Samples.reference(null)).kind()).isEqualTo(Kind.UNKNOWN);
        }
    }

    @Test
    void readsAListOfManyLongCalls() {
        String call = "{\"id\":\"v-4\",\"createdAt\":\"2026-01-02T03:09:00Z\",\"artifact\":{\"transcript\":\""
                + "x".repeat(200_000) + "\"}}";
        String calls = IntStream.range(0, 90).mapToObj(i -> call).collect(Collectors.joining(",", "[", ""));
        vapi.answer(200, calls + "," + OURS + "]");

        assertThat(find(Samples.reference(null))).isPresent();
    }

    private static String page(String minute, int size) {
        return IntStream.range(0, size)
                .mapToObj(i ->
                        "{\"id\":\"o-%d\",\"createdAt\":\"2026-01-02T%s%02d.000Z\"}".formatted(i, minute, 59 - i % 60))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Optional<ProviderCall> find(CallReference call) {
        try (VapiVoice voice = Samples.settings(vapi.url()).build()) {
            return voice.find(call);
        }
    }

    private GatewayException failure(CallReference call) {
        return catchThrowableOfType(GatewayException.class, () -> find(call));
    }
}
