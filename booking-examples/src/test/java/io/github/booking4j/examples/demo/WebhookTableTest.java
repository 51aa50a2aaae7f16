package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of a call when its webhooks come twice, in the wrong order, too late, forged, too large or as nonsense. The
 * simulator's own webhooks are all lost, and every call there rings unheard: whatever else is known came by the rows.
 */
final class WebhookTableTest {
    private static final String STRANGER = "99999999-9999-4999-8999-999999999999";
    private static final String NONSENSE = "{\"message\": {\"type\": \"end-of-call-re";
    private static final int TWO_MEGABYTES = 2 << 20;

    private final Courier courier = new Courier();
    private Premises premises;
    private int leads;

    @AfterEach
    void close() throws Exception {
        premises.close();
    }

    @TestFactory
    @Tag("webhook.state-stays-right")
    Stream<DynamicTest> whateverComesOfACallByVapiItsStateIsRight() {
        premises = open(Gateway.VAPI);
        String url = premises.url("/webhooks/vapi");
        return Stream.of(
                row("late: reconciliation was faster", call -> {
                    awaitOutcome(call, CallOutcome.NO_ANSWER);
                    assertThat(courier.vapi(url, report(call, "interested"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.NO_ANSWER);
                }),
                row("duplicate", call -> {
                    for (int i = 0; i < 3; i++) {
                        assertThat(courier.vapi(url, report(call, "interested")))
                                .isEqualTo(200);
                    }
                    assertOutcome(call, CallOutcome.INTERESTED);
                }),
                row("reordered", call -> {
                    assertThat(courier.vapi(url, report(call, "interested"))).isEqualTo(200);
                    for (String status : List.of("ended", "in-progress", "ringing", "queued")) {
                        assertThat(courier.vapi(url, status(call, status))).isEqualTo(200);
                    }
                    assertOutcome(call, CallOutcome.INTERESTED);
                }),
                row("a status that comes back", call -> {
                    assertThat(courier.vapi(url, status(call, "in-progress"))).isEqualTo(200);
                    assertThat(courier.vapi(url, status(call, "ringing"))).isEqualTo(200);
                    assertThat(now(call).status()).isEqualTo(CallStatus.IN_PROGRESS);
                    assertThat(courier.vapi(url, report(call, "interested"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.INTERESTED);
                }),
                row("forged", call -> {
                    String lie = report(call, "not_interested");
                    for (Courier.Proof proof : Courier.Proof.values()) {
                        assertThat(courier.vapi(url, lie, proof, "a guess of the secret"))
                                .as("%s", proof)
                                .isEqualTo(403);
                    }
                    assertThat(courier.vapiOfAnother(url, lie, report(call, "interested")))
                            .isEqualTo(403);
                    assertThat(courier.unproven(url, lie)).isEqualTo(403);
                    assertThat(courier.unproven(url, NONSENSE)).isEqualTo(403);
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.vapi(
                                    url,
                                    report(call, "interested"),
                                    Courier.Proof.HMAC,
                                    ProviderSimulator.VAPI_WEBHOOK_SECRET))
                            .isEqualTo(200);
                    assertOutcome(call, CallOutcome.INTERESTED);
                }),
                row("of an unknown call", call -> {
                    String foreign = report(call, "not_interested")
                            .replace(call.id().toString(), STRANGER)
                            .replace(String.valueOf(call.providerId()), STRANGER);
                    assertThat(courier.vapi(url, foreign)).isEqualTo(200);
                    assertNobodyCameAlong();
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.vapi(url, report(call, "interested"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.INTERESTED);
                }),
                row("of two megabytes", call -> {
                    String large = report(call, "interested").replace("Sounds good.", "Good. ".repeat(350_000));
                    assertThat(large.length()).isGreaterThan(TWO_MEGABYTES);
                    assertThat(courier.vapi(url, large, Courier.Proof.BEARER, "a guess of the secret"))
                            .isEqualTo(403);
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.vapi(url, large)).isEqualTo(200);
                    assertOutcome(call, CallOutcome.INTERESTED);
                }),
                row("no JSON, or none that says anything", call -> {
                    for (String body : List.of("", NONSENSE, "null", "[]", "{}", "{\"message\":7}", "<html/>")) {
                        assertThat(courier.vapi(url, body)).as(body).isEqualTo(400);
                    }
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.vapi(url, report(call, "interested"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.INTERESTED);
                }));
    }

    @TestFactory
    @Tag("webhook.state-stays-right")
    Stream<DynamicTest> whateverComesOfACallByTwilioItsStateIsRight() {
        premises = open(Gateway.TWILIO);
        return Stream.of(
                row("late: reconciliation was faster", call -> {
                    awaitOutcome(call, CallOutcome.NO_ANSWER);
                    assertThat(courier.twilio(url(call), form(call, "busy"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.NO_ANSWER);
                }),
                row("duplicate", call -> {
                    for (int i = 0; i < 3; i++) {
                        assertThat(courier.twilio(url(call), form(call, "busy")))
                                .isEqualTo(200);
                    }
                    assertOutcome(call, CallOutcome.BUSY);
                }),
                row("reordered", call -> {
                    for (String status : List.of("busy", "in-progress", "ringing", "completed")) {
                        assertThat(courier.twilio(url(call), form(call, status)))
                                .isEqualTo(200);
                    }
                    assertOutcome(call, CallOutcome.BUSY);
                }),
                row("forged", call -> {
                    Map<String, String> lie = form(call, "failed");
                    assertThat(courier.twilio(url(call), lie, "a guess of the token"))
                            .isEqualTo(403);
                    assertThat(courier.twilioOfAnother(url(call), lie, form(call, "busy")))
                            .isEqualTo(403);
                    assertThat(courier.unproven(url(call), "{}")).isEqualTo(403);
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.twilio(url(call), form(call, "busy"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.BUSY);
                }),
                row("of an unknown call", call -> {
                    String url = premises.url("/webhooks/twilio/voice-status?call=" + STRANGER);
                    assertThat(courier.twilio(url, Map.of("CallSid", "CA" + STRANGER, "CallStatus", "failed")))
                            .isEqualTo(200);
                    assertNobodyCameAlong();
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.twilio(url(call), form(call, "busy"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.BUSY);
                }),
                row("of two megabytes", call -> {
                    Map<String, String> large = Map.of(
                            "CallSid",
                            String.valueOf(call.providerId()),
                            "CallStatus",
                            "busy",
                            "Padding",
                            "x".repeat(TWO_MEGABYTES));
                    assertThat(courier.twilio(url(call), large, "a guess of the token"))
                            .isEqualTo(403);
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.twilio(url(call), large)).isEqualTo(200);
                    assertOutcome(call, CallOutcome.BUSY);
                }),
                row("no form, or none that says anything", call -> {
                    assertThat(courier.twilioMalformed(url(call))).isEqualTo(400);
                    assertThat(courier.twilio(url(call), Map.of("CallStatus", "busy")))
                            .isEqualTo(400);
                    assertThat(now(call).status()).isEqualTo(CallStatus.PLACED);
                    assertThat(courier.twilio(url(call), form(call, "busy"))).isEqualTo(200);
                    assertOutcome(call, CallOutcome.BUSY);
                }));
    }

    private static Premises open(Gateway gateway) {
        Premises premises = new Premises(gateway, InMemoryBookingStore.create(InstantSource.system()));
        premises.simulator.faults().webhooks(WebhookTrouble.NONE.withLost(1));
        return premises;
    }

    private DynamicTest row(String name, Consumer<Call> steps) {
        return DynamicTest.dynamicTest(name, () -> steps.accept(placed()));
    }

    /** A call that the provider has taken. */
    private Call placed() {
        int number = leads++;
        premises.simulator.script(Premises.phone(number), CallScript.NO_ANSWER);
        premises.submit(number, number + 1);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> premises.calls().stream()
                                .filter(call -> call.status() == CallStatus.PLACED && call.providerId() != null)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private Call now(Call call) {
        return premises.engine.calls().find(premises.client, call.id()).orElseThrow();
    }

    /** No lead and no call beside those of the rows, and the follow-ups that wait for another day. */
    private void assertNobodyCameAlong() {
        assertThat(premises.engine.leads().list(premises.client, LeadQuery.newest(200)))
                .hasSize(leads);
        assertThat(premises.calls())
                .filteredOn(call -> call.status() != CallStatus.QUEUED)
                .hasSize(leads);
    }

    private void awaitOutcome(Call call, CallOutcome outcome) {
        await().atMost(Duration.ofSeconds(40)).until(() -> now(call).report() != null);
        assertOutcome(call, outcome);
    }

    /** It ended once, like this. */
    private void assertOutcome(Call call, CallOutcome outcome) {
        Call ended = now(call);
        assertThat(ended.status()).isEqualTo(CallStatus.ENDED);
        assertThat(Objects.requireNonNull(ended.report()).outcome()).isEqualTo(outcome);
        await().untilAsserted(() -> assertThat(premises.engine.events().listAfter(premises.client, 0, 1000))
                .filteredOn(event -> event.type() == EventType.CALL_ENDED)
                .filteredOn(event -> event.data().contains(call.id().toString()))
                .hasSize(1));
    }

    private static String status(Call call, String status) {
        return """
                {"message": {"type": "status-update", "status": "%s", "call": %s}}""".formatted(status, ids(call));
    }

    private static String report(Call call, String outcome) {
        return """
                {"message": {"type": "end-of-call-report", "endedReason": "customer-ended-call", "call": %s,
                 "startedAt": "%s", "endedAt": "%s", "artifact": {"transcript": "AI: Hello.\\nUser: Sounds good."},
                 "analysis": {"structuredData": {"outcome": "%s"}}}}""".formatted(ids(call), Instant.now().minusSeconds(1), Instant.now(), outcome);
    }

    private static String ids(Call call) {
        return """
                {"id": "%s", "metadata": {"callId": "%s"}}""".formatted(call.providerId(), call.id());
    }

    private String url(Call call) {
        return premises.url("/webhooks/twilio/voice-status?call=" + call.id());
    }

    private static Map<String, String> form(Call call, String status) {
        return Map.of("CallSid", String.valueOf(call.providerId()), "CallStatus", status);
    }
}
