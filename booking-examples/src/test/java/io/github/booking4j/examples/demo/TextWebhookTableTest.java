package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import java.time.Duration;
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
 * What becomes of a text when its delivery reports come twice, in the wrong order, forged, too large or as nonsense, and of replies.
 * The simulator's own reports are all lost: whatever is known came by the rows. Each row's text confirms an appointment.
 */
final class TextWebhookTableTest {
    private static final int TWO_MEGABYTES = 2 << 20;
    private static final String GUESS = "a guess of the token";

    private final Courier courier = new Courier();
    private final Premises premises = new Premises(Gateway.VAPI, InMemoryBookingStore.create(InstantSource.system()));
    private final String reports = premises.url("/webhooks/twilio/sms-status");
    private final String replies = premises.url("/webhooks/twilio/sms");
    private int leads;

    @AfterEach
    void close() throws Exception {
        premises.close();
    }

    @TestFactory
    @Tag("webhook.state-stays-right")
    Stream<DynamicTest> whateverComesOfATextItsStateIsRight() {
        premises.simulator.faults().webhooks(WebhookTrouble.NONE.withLost(1));
        return Stream.of(
                row("duplicate", text -> {
                    for (int i = 0; i < 3; i++) {
                        assertThat(courier.twilio(reports, report(text, "delivered")))
                                .isEqualTo(200);
                    }
                    assertDelivered(text);
                }),
                row("reordered, and late", text -> {
                    for (String status : List.of("delivered", "sent", "queued", "undelivered", "failed")) {
                        assertThat(courier.twilio(reports, report(text, status)))
                                .isEqualTo(200);
                    }
                    assertDelivered(text);
                }),
                row("forged", text -> {
                    Map<String, String> lie = report(text, "failed");
                    assertThat(courier.twilio(reports, lie, GUESS)).isEqualTo(403);
                    assertThat(courier.twilioOfAnother(reports, lie, report(text, "delivered")))
                            .isEqualTo(403);
                    assertThat(courier.unproven(reports, "{}")).isEqualTo(403);
                    assertStillSent(text);
                }),
                row("of an unknown text", text -> {
                    Map<String, String> foreign =
                            Map.of("MessageSid", "SM" + "0".repeat(32), "MessageStatus", "failed");
                    assertThat(courier.twilio(reports, foreign)).isEqualTo(200);
                    assertStillSent(text);
                }),
                row("of two megabytes", text -> {
                    Map<String, String> large = Map.of(
                            "MessageSid",
                            sid(text),
                            "MessageStatus",
                            "delivered",
                            "Padding",
                            "x".repeat(TWO_MEGABYTES));
                    assertThat(courier.twilio(reports, large, GUESS)).isEqualTo(403);
                    assertStillSent(text);
                    assertThat(courier.twilio(reports, large)).isEqualTo(200);
                    assertDelivered(text);
                }),
                row("no form, or none that says anything", text -> {
                    assertThat(courier.twilioMalformed(reports)).isEqualTo(400);
                    assertThat(courier.twilio(reports, Map.of("MessageStatus", "failed")))
                            .isEqualTo(400);
                    assertThat(courier.twilio(reports, Map.of("MessageSid", sid(text))))
                            .isEqualTo(400);
                    assertStillSent(text);
                }),
                row("a forged STOP, and a true one twice", text -> {
                    Map<String, String> stop = Map.of(
                            "MessageSid",
                            "SM" + "1".repeat(32),
                            "From",
                            text.address(),
                            "To",
                            ProviderSimulator.TWILIO_FROM_NUMBER,
                            "Body",
                            "STOP");
                    assertThat(courier.twilio(replies, stop, GUESS)).isEqualTo(403);
                    assertThat(lead(text)).isEqualTo(LeadStatus.BOOKED);
                    for (int i = 0; i < 2; i++) {
                        assertThat(courier.twilio(replies, stop)).isEqualTo(200);
                    }
                    assertThat(lead(text)).isEqualTo(LeadStatus.OPTED_OUT);
                    assertThat(texts(MessageStatus.RECEIVED)).hasSize(1);
                }));
    }

    private DynamicTest row(String name, Consumer<Message> steps) {
        return DynamicTest.dynamicTest(name, () -> steps.accept(sent()));
    }

    /** The confirmation of an appointment, which the provider has taken. */
    private Message sent() {
        int number = leads++;
        premises.submit(number, number + 1);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> texts(MessageStatus.SENT).stream()
                                .filter(text -> text.kind() == MessageKind.CONFIRMATION)
                                .filter(text -> text.address().equals(Premises.phone(number)))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private List<Message> texts(MessageStatus status) {
        return premises
                .engine
                .messages()
                .list(premises.client, new MessageQuery(null, null, status, null, 200))
                .stream()
                .filter(message -> message.channel() == Channel.SMS)
                .toList();
    }

    private void assertDelivered(Message text) {
        assertThat(now(text).status()).isEqualTo(MessageStatus.DELIVERED);
        await().untilAsserted(() -> assertThat(premises.engine.events().listAfter(premises.client, 0, 1000))
                .filteredOn(event -> event.data().contains(text.id().toString()))
                .extracting(event -> event.type())
                .containsExactly(EventType.MESSAGE_SENT, EventType.MESSAGE_DELIVERED));
    }

    private void assertStillSent(Message text) {
        assertThat(now(text).status()).isEqualTo(MessageStatus.SENT);
    }

    private Message now(Message text) {
        return premises.engine.messages().find(premises.client, text.id()).orElseThrow();
    }

    private LeadStatus lead(Message text) {
        LeadId id = Objects.requireNonNull(text.lead());
        return premises.engine.leads().find(premises.client, id).orElseThrow().status();
    }

    private static String sid(Message text) {
        return Objects.requireNonNull(text.delivery().providerId());
    }

    private static Map<String, String> report(Message text, String status) {
        return Map.of("MessageSid", sid(text), "MessageStatus", status, "ErrorCode", "30003");
    }
}
