package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.simulator.message.InboundAnswer;
import io.github.booking4j.simulator.message.SimulatedMessage;
import io.github.booking4j.spi.gateway.Circuit;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt.State;
import io.github.booking4j.spi.gateway.SmsGateway.SmsRequest;
import io.github.booking4j.spi.gateway.SmsInbox.IncomingSms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adapter against a Twilio that speaks real HTTP, with everything going wrong that does. */
class SimulatorTest {
    private static final PhoneNumber LEAD = new PhoneNumber("+14155550123");
    private static final String OUR_NUMBER = ProviderSimulator.TWILIO_FROM_NUMBER;

    private final ProviderSimulator twilio =
            ProviderSimulator.builder().speed(1000).random(new Random(7)).start();
    private final RecordingInbox inbox = new RecordingInbox();
    private final TwilioSms sms = gateway();
    private final WebhookServer host = new WebhookServer(sms.webhooks(inbox));

    @AfterEach
    void close() {
        twilio.close();
        host.close();
        sms.close();
    }

    @Tag("twilio.request")
    @Test
    void aMessageGoesOutAndItsDeliveryComesBack() {
        String sid = sms.send(request("Tuesday, 3 pm 👍"));

        assertThat(twilio.messages()).singleElement().satisfies(message -> {
            assertThat(message.sid()).isEqualTo(sid);
            assertThat(message.body()).isEqualTo("Tuesday, 3 pm 👍");
            assertThat(message.from()).isEqualTo(OUR_NUMBER);
        });
        await().untilAsserted(() -> assertThat(inbox.receipts())
                .containsExactly(
                        new SmsReceipt(sid, State.SENT, null, "acme-1.m-1"),
                        new SmsReceipt(sid, State.DELIVERED, null, "acme-1.m-1")));
        await().untilAsserted(() -> assertThat(callbacks()).containsExactly(200, 200));
    }

    @Tag("twilio.delivery-report")
    @Test
    void aMessageThatIsNotDeliveredSaysWhy() {
        twilio.faults().undelivered(LEAD.e164(), 30003);
        String sid = sms.send(request("Hi"));
        await().untilAsserted(() ->
                assertThat(inbox.receipts()).contains(new SmsReceipt(sid, State.FAILED, "30003", "acme-1.m-1")));
    }

    @Tag("twilio.unsigned-changes-nothing")
    @Test
    void aForgedReportIsRefused() {
        twilio.faults().webhooks(WebhookTrouble.NONE.withForged(1));
        String sid = sms.send(request("Hi"));
        await().untilAsserted(() ->
                assertThat(inbox.receipts()).contains(new SmsReceipt(sid, State.DELIVERED, null, "acme-1.m-1")));
        assertThat(inbox.receipts()).extracting(SmsReceipt::state).doesNotContain(State.FAILED);
        await().untilAsserted(() -> assertThat(callbacks()).contains(403));
    }

    @Tag("twilio.incoming-message")
    @Test
    void aReplyComesInAndIsNotAnsweredByUs() {
        twilio.inboundSmsUrl(host.url("/webhooks/twilio/sms"));
        InboundAnswer answer = twilio.inboundSms(LEAD.e164(), OUR_NUMBER, "Yes, café & 👍?");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.replies()).isEmpty();
        assertThat(inbox.messages())
                .containsExactly(new IncomingSms(answer.sid(), LEAD, OUR_NUMBER, "Yes, café & 👍?"));
    }

    @Tag("twilio.errors-say-what-is-known")
    @Test
    void whoSaidStopIsNotWrittenToAgain() {
        twilio.inboundSmsUrl(host.url("/webhooks/twilio/sms"));
        twilio.inboundSms(LEAD.e164(), OUR_NUMBER, "STOP");
        assertThat(failure()).satisfies(e -> {
            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e.providerCode()).isEqualTo("opted_out");
        });
        assertThat(inbox.messages()).extracting(IncomingSms::text).containsExactly("STOP");
    }

    @Tag("twilio.unknown-message-is-looked-up")
    @Test
    void aMessageThatWasTakenWithoutAnAnswerIsFound() {
        Instant before = Instant.now();
        for (Fault fault : List.of(Fault.timeOutAfterAccepting(), Fault.dropAfterAccepting(), Fault.garbage())) {
            twilio.faults().next(RequestKind.SMS, fault);
            String text = fault.effect().name();
            assertThat(failureOf(text).kind()).isEqualTo(Kind.UNKNOWN);
            SimulatedMessage taken = messages(text).get(0);
            assertThat(sms.find(LEAD, text, before)).map(SmsReceipt::providerId).contains(taken.sid());
            assertThat(messages(text)).hasSize(1);
        }
    }

    @Tag("twilio.unknown-message-is-looked-up")
    @Test
    void aMessageThatWasNotTakenIsNotFound() {
        Instant before = Instant.now();
        for (Fault fault : List.of(Fault.timeOutBeforeAccepting(), Fault.dropBeforeAccepting(), Fault.html(502))) {
            twilio.faults().next(RequestKind.SMS, fault);
            assertThat(failure().kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(sms.find(LEAD, "Hi", before)).isEmpty();
        }
        assertThat(twilio.messages()).isEmpty();
    }

    @Tag("twilio.sends-once")
    @Test
    void withThirtyPercentOfAllRequestsFailingEachMessageArrivesOnce() throws InterruptedException, ExecutionException {
        twilio.faults()
                .share(RequestKind.SMS, 0.06, Fault.status(500))
                .share(RequestKind.SMS, 0.06, Fault.tooManyRequests(Duration.ZERO))
                .share(RequestKind.SMS, 0.06, Fault.dropBeforeAccepting())
                .share(RequestKind.SMS, 0.06, Fault.dropAfterAccepting())
                .share(RequestKind.SMS, 0.06, Fault.garbage())
                .share(RequestKind.SMS_LOOKUP, 0.3, Fault.status(503));
        int count = 200;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Map<String, String> answers = new HashMap<>();
        try {
            Map<String, Future<String>> running = new HashMap<>();
            for (int i = 0; i < count; i++) {
                String text = "message " + i;
                running.put(text, threads.submit(() -> sendForSure(text)));
            }
            for (Map.Entry<String, Future<String>> one : running.entrySet()) {
                answers.put(one.getKey(), one.getValue().get());
            }
        } finally {
            threads.shutdownNow();
        }
        List<String> sent = new ArrayList<>();
        for (SimulatedMessage message : twilio.messages()) {
            sent.add(message.body());
            assertThat(answers).containsEntry(message.body(), message.sid());
        }
        assertThat(sent).doesNotHaveDuplicates().hasSize(count);
    }

    /** What the engine does: asks again only after what was surely not done, and looks up what is unknown. */
    private String sendForSure(String text) {
        Instant before = Instant.now();
        while (true) {
            try {
                return sms.send(request(text));
            } catch (GatewayException e) {
                assertThat(e.kind()).isIn(Kind.NOT_DONE, Kind.UNKNOWN);
                if (e.kind() == Kind.UNKNOWN) {
                    String found = lookedUp(text, before);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
    }

    private String lookedUp(String text, Instant before) {
        while (true) {
            try {
                return sms.find(LEAD, text, before).map(SmsReceipt::providerId).orElse(null);
            } catch (GatewayException e) {
                assertThat(e.kind()).isEqualTo(Kind.NOT_DONE);
            }
        }
    }

    private GatewayException failure() {
        return failureOf("Hi");
    }

    private GatewayException failureOf(String text) {
        return catchThrowableOfType(GatewayException.class, () -> sms.send(request(text)));
    }

    private List<SimulatedMessage> messages(String text) {
        return twilio.messages().stream()
                .filter(message -> message.body().equals(text))
                .toList();
    }

    private List<Integer> callbacks() {
        return twilio.messages().get(0).callbacks();
    }

    private SmsRequest request(String text) {
        return new SmsRequest(LEAD, text, host.url("/webhooks/twilio/sms-status"), "acme-1.m-1");
    }

    private TwilioSms gateway() {
        String account = ProviderSimulator.TWILIO_ACCOUNT_SID;
        String token = ProviderSimulator.TWILIO_AUTH_TOKEN;
        TwilioAccount signedIn = new TwilioAccount(HttpUrl.get(twilio.twilioUrl()), account, account, token);
        // A circuit that opens but hardly pauses: what happens meanwhile is not the point here.
        Circuit circuit = new Circuit("Twilio", Duration.ofMillis(5));
        return new TwilioSms(
                new TwilioApi(signedIn, null, Duration.ofSeconds(1), circuit),
                new TwilioSms.Sender("From", OUR_NUMBER),
                new TwilioSignature(List.of(token)));
    }
}
