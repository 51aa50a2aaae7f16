package io.github.booking4j.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.Client.Answer;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.faults")
class RequestFaultsTest {
    @AutoClose
    private final Stage stage = new Stage(ProviderSimulator.builder().random(new Random(42)));

    private static final Map<String, String> TEXT =
            Map.of("To", "+14155550123", "From", ProviderSimulator.TWILIO_FROM_NUMBER, "Body", "Hello");

    private HttpRequest dial(Duration timeout) {
        return stage.client
                .vapiRequest("POST", "/call", Client.call("+14155550170", stage.library.url("/vapi")))
                .header("Authorization", "Bearer " + ProviderSimulator.VAPI_KEY)
                .timeout(timeout)
                .build();
    }

    private Answer dial() throws IOException {
        return stage.client.sendOrFail(dial(Duration.ofSeconds(5)));
    }

    private long unanswered() {
        return stage.simulator.journal().stream()
                .filter(entry -> Integer.valueOf(0).equals(entry.details().get("status")))
                .count();
    }

    private int calls() {
        return stage.simulator.calls().size();
    }

    @Test
    void onlyTheNextRequestsOfTheKindFail() throws IOException {
        stage.simulator.faults().next(2, RequestKind.DIAL, Fault.status(500));
        assertThat(stage.client.sms(TEXT).status()).isEqualTo(201);
        assertThat(dial().status()).isEqualTo(500);
        assertThat(dial().status()).isEqualTo(500);
        assertThat(calls()).isZero();
        assertThat(dial().status()).isEqualTo(201);
    }

    @Test
    void anErrorIsWordedAsTheProviderDoes() throws IOException {
        stage.simulator.faults().next(RequestKind.DIAL, Fault.status(503)).next(RequestKind.SMS, Fault.status(503));
        assertThat(dial().json().path("error").asText()).isEqualTo("Service Unavailable");
        assertThat(stage.client.sms(TEXT).json().path("code").asInt()).isEqualTo(20503);
    }

    @Test
    void aProxysErrorIsAPage() throws IOException {
        stage.simulator.faults().next(RequestKind.DIAL, Fault.html(502));
        Answer answer = dial();
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        stage.simulator.faults().next(RequestKind.DIAL, Fault.html(200));
        assertThat(dial().status()).isEqualTo(200);
        assertThat(calls()).isZero();
    }

    @Test
    void tooManyRequestsSaysWhenToComeAgain() {
        stage.simulator.faults().next(RequestKind.SMS, Fault.tooManyRequests(Duration.ofSeconds(7)));
        Answer answer = stage.client.sms(TEXT);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("code").asInt()).isEqualTo(20429);
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(stage.simulator.messages()).isEmpty();
    }

    @Test
    void tooManyRequestsMaySayItAsADate() throws IOException {
        stage.simulator.faults().next(RequestKind.DIAL, Fault.tooManyRequestsUntil(Duration.ofMinutes(1)));
        Answer answer = dial();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.response().headers().firstValue("Retry-After").orElseThrow())
                .satisfies(date -> assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                        .isBetween(Instant.now().plusSeconds(50), Instant.now().plusSeconds(61)));
        assertThat(calls()).isZero();
    }

    @Test
    void aDelayedAnswerComesLateButTheCallAtOnce() throws IOException {
        stage.simulator.faults().next(RequestKind.DIAL, Fault.delay(Duration.ofMillis(400)));
        long before = System.nanoTime();
        assertThat(dial().status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void aTimeOutAfterAcceptingLeavesACallAndOneBeforeNone() {
        stage.simulator
                .faults()
                .next(RequestKind.DIAL, Fault.timeOutAfterAccepting())
                .next(RequestKind.DIAL, Fault.timeOutBeforeAccepting());
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> stage.client.sendOrFail(dial(Duration.ofMillis(300))));
        Awaitility.await().until(() -> unanswered() == 1);
        assertThat(calls()).isEqualTo(1);
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> stage.client.sendOrFail(dial(Duration.ofMillis(300))));
        Awaitility.await().until(() -> unanswered() == 2);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aCutConnectionLeavesACallOrNone() {
        stage.simulator.faults().next(RequestKind.DIAL, Fault.dropBeforeAccepting());
        assertThatExceptionOfType(IOException.class).isThrownBy(this::dial);
        assertThat(calls()).isZero();
        stage.simulator.faults().next(RequestKind.DIAL, Fault.dropAfterAccepting());
        assertThatExceptionOfType(IOException.class).isThrownBy(this::dial);
        assertThat(calls()).isEqualTo(1);
        stage.simulator.faults().next(RequestKind.DIAL, Fault.dropWithinAnswer());
        assertThatExceptionOfType(IOException.class).isThrownBy(this::dial);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void garbageIsASuccessThatCannotBeRead() throws IOException {
        stage.simulator.faults().next(RequestKind.DIAL, Fault.garbage());
        Answer answer = dial();
        assertThat(answer.status()).isEqualTo(201);
        assertThatIllegalArgumentException().isThrownBy(answer::json);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aShareFailsUntilCleared() {
        stage.simulator.faults().share(RequestKind.SMS, 0.3, Fault.status(500));
        long failed = IntStream.range(0, 300)
                .filter(i -> stage.client.sms(TEXT).status() == 500)
                .count();
        assertThat(failed).isBetween(60L, 120L);
        stage.simulator.faults().clear();
        assertThat(IntStream.range(0, 50).map(i -> stage.client.sms(TEXT).status()))
                .containsOnly(201);
    }

    @Test
    void lookupsAndAssistantsFailByTheirOwnKinds() {
        stage.simulator
                .faults()
                .next(RequestKind.CALL_LOOKUP, Fault.status(500))
                .next(RequestKind.ASSISTANT, Fault.status(502))
                .next(RequestKind.SMS_LOOKUP, Fault.status(503))
                .next(RequestKind.CALL_CONTROL, Fault.status(504));
        assertThat(stage.client.vapi("GET", "/call").status()).isEqualTo(500);
        assertThat(stage.client.vapi("GET", "/assistant").status()).isEqualTo(502);
        assertThat(stage.client.twilio("GET", "/Messages.json", Map.of()).status())
                .isEqualTo(503);
        assertThat(stage.client.vapi("POST", "/control/x").status()).isEqualTo(504);
    }

    @Test
    void everyAnswerCanBeSlow() {
        try (Stage slow = new Stage(ProviderSimulator.builder().latency(Duration.ofMillis(200)))) {
            long before = System.nanoTime();
            assertThat(slow.client.sms(TEXT).status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(195));
        }
    }

    @Test
    void faultsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(200));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(Duration.ofMinutes(11)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.simulator.faults().next(0, RequestKind.SMS, Fault.garbage()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.simulator.faults().next(10_001, RequestKind.SMS, Fault.garbage()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.simulator.faults().share(RequestKind.SMS, 1.1, Fault.garbage()));
    }

    @Test
    void manyWithheldAnswersDoNotHoldUpOthers() {
        stage.simulator.faults().next(100, RequestKind.SMS, Fault.timeOutAfterAccepting());
        try (var client = new Waiting(stage)) {
            client.sendTexts(100);
            Awaitility.await().until(() -> stage.simulator.messages().size() == 100);
            assertThat(stage.client.vapi("GET", "/call").status()).isEqualTo(200);
        }
    }

    /** Leaves requests open. */
    private record Waiting(Stage stage, java.util.concurrent.ExecutorService threads) implements AutoCloseable {
        Waiting(Stage stage) {
            this(stage, java.util.concurrent.Executors.newFixedThreadPool(100));
        }

        void sendTexts(int count) {
            for (int i = 0; i < count; i++) {
                threads.execute(() -> {
                    try {
                        stage.client.sms(TEXT);
                    } catch (java.io.UncheckedIOException expected) {
                        // the simulator closes before it answers
                    }
                });
            }
        }

        @Override
        public void close() {
            stage.simulator.close();
            threads.shutdownNow();
        }
    }
}
