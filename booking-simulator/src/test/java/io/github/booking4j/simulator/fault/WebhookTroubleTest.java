package io.github.booking4j.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.simulator.Library;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.call.SimulatedCall;
import io.github.booking4j.simulator.call.SimulatedCall.Delivery;
import io.github.booking4j.simulator.internal.http.FormText;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulator.webhook-trouble")
class WebhookTroubleTest {
    @AutoClose
    private final Stage stage = new Stage();

    @Test
    void duplicatedWebhooksComeTwiceAndInOrder() {
        stage.simulator.faults().webhooks(WebhookTrouble.NONE.withDuplicated(1));
        SimulatedCall call = stage.call("+14155550170");
        assertThat(stage.library.genuine(call.id()))
                .containsExactly("ringing", "ringing", "ended", "ended", "end-of-call-report", "end-of-call-report");
    }

    @Test
    void reorderedWebhooksComeLastFirstWhenTheCallIsOver() {
        stage.simulator.faults().webhooks(WebhookTrouble.NONE.withReordered(1));
        SimulatedCall call = stage.call("+14155550170");
        assertThat(stage.library.genuine(call.id())).containsExactly("end-of-call-report", "ended", "ringing");
    }

    @Test
    void lostWebhooksDoNotComeButToolsWork() {
        stage.simulator.faults().webhooks(WebhookTrouble.NONE.withLost(1));
        SimulatedCall call = stage.call("+14155550100");
        assertThat(stage.library.genuine(call.id())).containsOnly("tool-calls");
        assertThat(call.hasBooked()).isTrue();
        assertThat(call.webhooks()).extracting(Delivery::name).contains("end-of-call-report (lost)");
    }

    @Test
    void aForgeryComesFirstTellsALieAndHasAWrongSignature() {
        stage.simulator.faults().webhooks(WebhookTrouble.NONE.withForged(1));
        SimulatedCall call = stage.call("+14155550170");
        assertThat(stage.library.received())
                .hasSize(6)
                .extracting(Library.Received::genuine)
                .containsExactly(false, true, false, true, false, true);
        assertThat(stage.library.received().get(0).message().path("endedReason").asText())
                .isEqualTo("customer-busy");
        assertThat(stage.library.genuine(call.id())).containsExactly("ringing", "ended", "end-of-call-report");
    }

    @Test
    void theCallbacksOfTextsSufferToo() {
        stage.simulator.faults().webhooks(WebhookTrouble.TWICE_AND_REORDERED.withForged(1));
        stage.client.sms(Map.of(
                "To",
                "+14155550123",
                "From",
                ProviderSimulator.TWILIO_FROM_NUMBER,
                "Body",
                "Hello",
                "StatusCallback",
                stage.library.url("/sms-status")));
        Awaitility.await().until(() -> stage.library.received().size() == 6);
        assertThat(stage.library.received())
                .extracting(
                        Library.Received::genuine,
                        one -> FormText.parse(one.body()).get("MessageStatus").get(0))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "failed"),
                        org.assertj.core.groups.Tuple.tuple(true, "delivered"),
                        org.assertj.core.groups.Tuple.tuple(true, "delivered"),
                        org.assertj.core.groups.Tuple.tuple(false, "failed"),
                        org.assertj.core.groups.Tuple.tuple(true, "sent"),
                        org.assertj.core.groups.Tuple.tuple(true, "sent"));
    }

    @Test
    void aShareOutOfRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookTrouble.NONE.withLost(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookTrouble.NONE.withForged(Double.NaN));
    }
}
