package io.github.booking4j.testkit;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aPhone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsGateway.SmsRequest;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import io.github.booking4j.spi.gateway.VoiceInbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingGatewaysTest {
    private final GatewayException busy = new GatewayException(Kind.AT_CAPACITY, "429", "busy");

    @Test
    void aCallIsPlacedUnderOurIdUnlessTheScriptSaysOtherwise() {
        RecordingVoiceGateway voice = RecordingVoiceGateway.create();
        voice.nextPlaceFails(busy);

        assertThatThrownBy(() -> voice.place(dial("call-1"))).isSameAs(busy);
        assertThat(voice.place(dial("call-2")).providerId()).isEqualTo("voice-call-2");

        assertThat(voice.dialled()).extracting(DialRequest::callId).containsExactly("call-1", "call-2");
    }

    @Test
    void aCallWhoseRequestTimedOutIsFoundAndOneThatFailedIsNot() {
        RecordingVoiceGateway voice = RecordingVoiceGateway.create();
        voice.nextPlaceTimesOutButCalls();
        voice.nextPlaceFails(new GatewayException(Kind.UNKNOWN, "reset", "connection reset"));

        assertThatThrownBy(() -> voice.place(dial("call-1"))).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> voice.place(dial("call-2"))).isInstanceOf(GatewayException.class);

        assertThat(voice.find(new CallReference("call-1", null, null, NOW)))
                .hasValueSatisfying(call -> assertThat(call.progress()).isEqualTo(ProviderCall.Progress.QUEUED));
        assertThat(voice.find(new CallReference("call-2", null, null, NOW))).isEmpty();
    }

    @Test
    void whatTheTestReportsReachesTheEngine() {
        RecordingVoiceGateway voice = RecordingVoiceGateway.create();
        Inbox inbox = new Inbox();
        assertThatThrownBy(() -> voice.reportAnswered(dial("call-1"), NOW)).isInstanceOf(IllegalStateException.class);
        voice.webhooks(inbox);

        voice.reportAnswered(dial("call-1"), NOW);
        voice.reportEnded(dial("call-1"), NOW, NOW.plusSeconds(60), ProviderCall.Ending.Kind.BUSY, null);
        String answer = voice.tool(dial("call-1"), "find_slots", Map.of("date", "2026-03-03"));

        assertThat(inbox.reports)
                .extracting(ProviderCall::callId, ProviderCall::progress)
                .containsExactly(
                        tuple("call-1", ProviderCall.Progress.IN_PROGRESS),
                        tuple("call-1", ProviderCall.Progress.ENDED));
        assertThat(answer).isEqualTo("find_slots of voice-call-1");
    }

    @Test
    void aTextThatTimedOutButWentOutIsFoundByNumberTextAndTime() {
        SettableClock clock = SettableClock.at(NOW);
        RecordingSmsGateway sms = RecordingSmsGateway.create(clock);
        SmsRequest request = new SmsRequest(aPhone(1), "Hello", "https://example.com/status", "acme-1.m-1");
        sms.nextSendTimesOutButGoesOut();
        sms.nextSendFails(busy);

        assertThatThrownBy(() -> sms.send(request)).isInstanceOf(GatewayException.class);
        assertThatThrownBy(() -> sms.send(request)).isSameAs(busy);

        assertThat(sms.asked()).hasSize(2);
        assertThat(sms.sent()).containsExactly(request);
        assertThat(sms.find(aPhone(1), "Hello", NOW)).contains(new SmsReceipt("sms-1", SmsReceipt.State.SENT, null));
        assertThat(sms.find(aPhone(2), "Hello", NOW)).isEmpty();
        assertThat(sms.find(aPhone(1), "Hullo", NOW)).isEmpty();
        assertThat(sms.find(aPhone(1), "Hello", NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void textsThatComeInReachTheEngine() {
        RecordingSmsGateway sms = RecordingSmsGateway.create(SettableClock.at(NOW));
        Inbox inbox = new Inbox();
        sms.webhooks(inbox);

        sms.receive(aPhone(1), "STOP");
        sms.report(new SmsReceipt("sms-9", SmsReceipt.State.DELIVERED, null));

        assertThat(inbox.texts).singleElement().satisfies(text -> {
            assertThat(text.from()).isEqualTo(aPhone(1));
            assertThat(text.to()).isEqualTo(sms.sender());
            assertThat(text.text()).isEqualTo("STOP");
        });
        assertThat(inbox.receipts).extracting(SmsReceipt::providerId).containsExactly("sms-9");
    }

    @Test
    void anEmailThatFailedWasAskedForButNotSent() {
        RecordingEmailGateway email = RecordingEmailGateway.create();
        EmailRequest request =
                new EmailRequest("1@example.com", "Acme", new EmailAddress("ana@example.com"), "Hi", "Hello", null);
        List<EmailRequest> seen = new ArrayList<>();
        email.nextSendFails(busy);
        email.nextSend(seen::add);

        assertThatThrownBy(() -> email.send(request)).isSameAs(busy);
        email.send(request);
        email.close();

        assertThat(email.asked()).hasSize(2);
        assertThat(email.sent()).containsExactly(request);
        assertThat(seen).containsExactly(request);
        assertThat(email.isClosed()).isTrue();
    }

    private static DialRequest dial(String callId) {
        return new DialRequest(
                new ClientKey("acme"),
                callId,
                aPhone(1),
                "Ana",
                null,
                "https://example.com/webhooks",
                Map.of(),
                Duration.ofMinutes(15));
    }

    private static final class Inbox implements VoiceInbox, SmsInbox {
        private final List<ProviderCall> reports = new ArrayList<>();
        private final List<SmsReceipt> receipts = new ArrayList<>();
        private final List<IncomingSms> texts = new ArrayList<>();

        @Override
        public void report(ProviderCall call) {
            reports.add(call);
        }

        @Override
        public String tool(ToolCall call) {
            return call.name() + " of " + call.providerId();
        }

        @Override
        public void heard(Turn turn) {
            throw new AssertionError("the gateway conducts no calls");
        }

        @Override
        public boolean isOptOut(String words) {
            throw new AssertionError("the gateway conducts no calls");
        }

        @Override
        public Optional<PhoneNumber> transfer(LiveCall call) {
            return Optional.empty();
        }

        @Override
        public IncomingAnswer incoming(IncomingCall call) {
            return new IncomingAnswer(null, Map.of(), "nobody is in");
        }

        @Override
        public void receipt(SmsReceipt receipt) {
            receipts.add(receipt);
        }

        @Override
        public void received(IncomingSms message) {
            texts.add(message);
        }
    }
}
