package io.github.booking4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.simulator.call.SimulatedCall;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.internal.http.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.life-cycle")
class LifeCycleTest {
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("simulator-")
                        || thread.getName().contains("HTTP-Dispatcher")
                        || thread.getName().contains("subethamail"))
                .collect(Collectors.toSet());
    }

    @Test
    void closingEndsEveryThreadThoughCallsAndRequestsAreUnderWay() throws IOException {
        Set<Thread> before = threads();
        try (ServerSocket silent = new ServerSocket(0, 50, Loopback.address())) {
            String hole = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            ProviderSimulator simulator = ProviderSimulator.builder().speed(100).start();
            Client client = new Client(simulator);
            client.vapi("POST", "/call", Client.call("+14155550100", hole));
            client.sms(Map.of("To", "+14155550123", "From", "+14155550100", "Body", "x", "StatusCallback", hole));
            simulator.faults().next(RequestKind.SMS, Fault.delay(Duration.ofSeconds(30)));
            try (Socket mail = new Socket(Loopback.address(), simulator.smtpPort())) {
                assertThat(mail.getInputStream().read()).isEqualTo('2');
                Awaitility.await()
                        .until(() -> threads().stream()
                                        .filter(thread -> thread.getName().matches("simulator-(call|sms)-1"))
                                        .count()
                                == 2);
                assertThat(threads()).hasSizeGreaterThan(before.size() + 4);
                simulator.close();
                Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> before.containsAll(threads()));
            }
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        ProviderSimulator simulator = ProviderSimulator.builder().start();
        simulator.close();
        simulator.close();
    }

    @Test
    void twoSimulatorsLiveSideBySide() {
        try (Stage one = new Stage();
                Stage two = new Stage()) {
            one.call("+14155550170");
            assertThat(two.simulator.calls()).isEmpty();
            assertThat(one.simulator.baseUrl()).isNotEqualTo(two.simulator.baseUrl());
        }
    }

    @Test
    void aTakenPortIsSaidAndNothingIsLeftRunning() {
        Set<Thread> before = threads();
        try (ProviderSimulator first = ProviderSimulator.builder().start()) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> ProviderSimulator.builder()
                            .smtpPort(first.smtpPort())
                            .start());
        }
        Awaitility.await().until(() -> before.containsAll(threads()));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderSimulator.builder().port(-1).start());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderSimulator.builder().speed(0).start());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ProviderSimulator.builder().concurrencyLimit(0).start());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ProviderSimulator.builder().twilioAccountSid("x").start());
    }

    @Test
    @Tag("simulator.load")
    void twoHundredCallsAtOnceAndTwoThousandTextsAreNoTrouble() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Stage stage = new Stage(ProviderSimulator.builder().speed(50).concurrencyLimit(200))) {
            for (int i = 0; i < 200; i++) {
                String number = "+1415555%04d".formatted(100 * (i / 10) + i % 10 + (i % 2 == 0 ? 0 : 70));
                threads.execute(
                        () -> stage.client.vapi("POST", "/call", Client.call(number, stage.library.url("/vapi"))));
            }
            for (int i = 0; i < 2_000; i++) {
                String number = "+1415555%04d".formatted(i);
                threads.execute(() -> stage.client.sms(Map.of(
                        "To",
                        number,
                        "From",
                        "+14155550100",
                        "Body",
                        "Hello",
                        "StatusCallback",
                        stage.library.url("/sms-status"))));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> stage.simulator.calls().stream()
                                            .filter(SimulatedCall::isFinished)
                                            .count()
                                    == 200
                            && stage.simulator.messages().stream()
                                            .filter(text -> text.callbacks().equals(List.of(200, 200)))
                                            .count()
                                    == 2_000);
            assertThat(stage.simulator.calls())
                    .allSatisfy(call -> assertThat(call.webhooks()).allMatch(sent -> sent.status() == 200));
            assertThat(stage.simulator.calls().stream().filter(SimulatedCall::hasBooked))
                    .hasSize(3);
        } finally {
            threads.shutdownNow();
        }
    }
}
