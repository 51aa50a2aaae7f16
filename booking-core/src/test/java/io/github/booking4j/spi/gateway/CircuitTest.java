package io.github.booking4j.spi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.error.GatewayException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gateway.circuit")
final class CircuitTest {
    private final Circuit circuit = new Circuit("The provider", Duration.ofMillis(20));

    @Test
    void opensWhenHalfOfTheRequestsFail() {
        for (int i = 0; i < Circuit.REQUESTS; i++) {
            assertThat(circuit.state()).isEqualTo("closed");
            circuit.enter();
            if (i % 2 == 0) {
                circuit.succeeded();
            } else {
                circuit.failed();
            }
        }
        assertThat(circuit.state()).isEqualTo("open");
        assertThatThrownBy(circuit::enter).isInstanceOf(GatewayException.class);
    }

    @Test
    void letsASingleRequestTryAndClosesWhenItSucceeds() {
        open();
        await().untilAsserted(circuit::enter);

        assertThat(circuit.state()).isEqualTo("half_open");
        assertThatThrownBy(circuit::enter)
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        wait -> assertThat(wait.retryAfter())
                                .as("nobody spins while one tries")
                                .hasValue(Duration.ofSeconds(1)));
        circuit.succeeded();
        assertThat(circuit.state()).isEqualTo("closed");
    }

    @Test
    void isHalfOpenWhenThePauseIsOverThoughNobodyAsks() {
        open();

        await().untilAsserted(() -> assertThat(circuit.state()).isEqualTo("half_open"));
    }

    @Test
    void opensAgainWhenTheTryFails() {
        open();
        await().untilAsserted(circuit::enter);
        circuit.failed();

        assertThat(circuit.state()).isEqualTo("open");
    }

    private void open() {
        for (int i = 0; i < Circuit.FAILURES; i++) {
            circuit.enter();
            circuit.failed();
        }
    }
}
