package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioVoiceTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "f00dfeed0123456789abcdef01234567";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final PhoneNumber LEAD = new PhoneNumber("+14155550123");
    private static final CallReference UNKNOWN = new CallReference("call-1", null, null, NOW).to(LEAD);

    private final HttpStub twilio = new HttpStub();
    private final RecordingVoiceInbox inbox = new RecordingVoiceInbox();
    private final TwilioVoice voice = TwilioVoice.builder()
            .account(ACCOUNT, TOKEN)
            .from("+15005550006")
            .baseUrl(twilio.url())
            .callTimeout(Duration.ofSeconds(2))
            .clock(() -> NOW.plusSeconds(60))
            .build();
    private final WebhookHandler status = voice.webhooks(inbox).get(1);

    @AfterEach
    void close() {
        voice.close();
        twilio.close();
    }

    @Test
    @Tag("twilio.call-request")
    void aCallIsAskedForWithItsAddressesAndMachineDetection() {
        twilio.then(201, "{\"sid\":\"CA1\",\"status\":\"queued\"}");

        assertThat(voice.place(dial()).providerId()).isEqualTo("CA1");

        assertThat(twilio.seen().get(0).uri()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json");
        assertThat(twilio.seen().get(0).body())
                .contains("To=%2B14155550123", "From=%2B15005550006", "MachineDetection=Enable", "TimeLimit=900")
                .contains(
                        "StatusCallback=https%3A%2F%2Fexample.com%2Fwebhooks%2Ftwilio%2Fvoice-status%3Fcall%3Dcall-1");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21217, REFUSED, invalid_number",
        "400, 21214, REFUSED, invalid_number",
        "400, 21216, REFUSED, 21216",
        "400, 21215, REFUSED, configuration",
        "401, 20003, REFUSED, configuration",
        "429, 20429, NOT_DONE, rate_limited",
        "400, 22005, AT_CAPACITY, call_limit",
        "429, 10004, AT_CAPACITY, call_limit",
        "500, 20500, UNKNOWN, http_500",
        "503, 20503, UNKNOWN, http_503"
    })
    @Tag("twilio.call-errors-say-what-is-known")
    void aFailureSaysWhetherTheCallMayHaveBeenPlaced(int http, String code, Kind kind, String word) {
        twilio.then(http, "{\"code\":" + code + ",\"message\":\"+14155550123\"}");

        GatewayException error = catchThrowableOfType(GatewayException.class, () -> voice.place(dial()));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.providerCode()).isEqualTo(word);
        assertThat(error).hasMessageNotContaining("5550123");
        assertThat(twilio.seen()).hasSize(1);
    }

    @Test
    @Tag("twilio.unknown-call-is-looked-up")
    void aCallOfUnknownFateIsTheOneToItsNumberAtItsTime() {
        twilio.then(
                200,
                "{\"calls\":[" + call("CA2", "02 Jan 2026 03:04:07") + "," + call("CA1", "01 Jan 2026 03:04:05")
                        + "]}");

        ProviderCall found = voice.find(UNKNOWN).orElseThrow();

        assertThat(found.providerId()).isEqualTo("CA2");
        assertThat(found.callId()).isEqualTo("call-1");
        assertThat(found.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, "completed"));
        assertThat(found.findings().cost()).isEqualTo(Money.of("0.013", "USD"));
    }

    @Test
    @Tag("twilio.unknown-call-is-looked-up")
    void amongSeveralCallsThatFitNoneIsGuessed() {
        twilio.then(200, "{\"calls\":[]}")
                .then(
                        200,
                        "{\"calls\":[" + call("CA2", "02 Jan 2026 03:04:07") + "," + call("CA1", "02 Jan 2026 03:04:06")
                                + "]}");

        assertThat(voice.find(UNKNOWN)).isEmpty();
        assertThatThrownBy(() -> voice.find(UNKNOWN)).isInstanceOf(GatewayException.class);
    }

    @Test
    @Tag("twilio.call-is-hung-up")
    void hangingUpEndsTheCallAndOneThatIsOverIsFine() {
        CallReference call = new CallReference("call-1", "CA1", null, NOW);
        twilio.then(200, "{\"sid\":\"CA1\"}").then(400, "{\"code\":21220}").then(404, "{\"code\":20404}");

        voice.hangUp(call);
        voice.hangUp(call);
        voice.hangUp(call);

        assertThat(twilio.seen())
                .extracting(HttpStub.Seen::body)
                .containsExactly("Status=completed", "Status=completed", "Status=completed");
    }

    @ParameterizedTest
    @CsvSource({
        "ringing, '', '', RINGING, , false",
        "in-progress, human, '', IN_PROGRESS, , false",
        "completed, human, '', ENDED, COMPLETED, false",
        "completed, machine_start, '', ENDED, VOICEMAIL, false",
        "busy, '', '', ENDED, BUSY, true",
        "no-answer, '', '', ENDED, NO_ANSWER, true",
        "canceled, '', '', ENDED, CANCELLED, true",
        "failed, '', 404, ENDED, INVALID_NUMBER, true",
        "failed, '', 503, ENDED, FAILED_RETRYABLE, true"
    })
    @Tag("twilio.call-status")
    void aStatusSaysHowFarTheCallIs(
            String said, String answeredBy, String sip, Progress progress, Ending.Kind ending, boolean complete) {
        Map<String, String> form =
                new HashMap<>(Map.of("CallSid", "CA1", "CallStatus", said, "AnsweredBy", answeredBy));
        form.put("SipResponseCode", sip);
        form.put("Timestamp", "Fri, 02 Jan 2026 03:04:05 +0000");
        form.put("CallDuration", "20");
        String url = "https://example.com/webhooks/twilio/voice-status?call=call-1";

        assertThat(status.handle(SignedForm.post(url, form, TOKEN)).status()).isEqualTo(200);

        ProviderCall news = inbox.reports.get(0);
        assertThat(news.callId()).isEqualTo("call-1");
        assertThat(news.progress()).isEqualTo(progress);
        assertThat(news.ending() == null ? null : news.ending().kind()).isEqualTo(ending);
        assertThat(news.findings() != null).isEqualTo(complete);
        if (progress == Progress.ENDED) {
            assertThat(news.endedAt()).isEqualTo(NOW);
        }
    }

    @Test
    @Tag("twilio.bad-request")
    void aStatusThatMakesNoSenseIsABadRequest() {
        Map<String, String> form = Map.of("CallSid", "CA1");
        String url = "https://example.com/webhooks/twilio/voice-status";
        assertThat(status.handle(SignedForm.post(url, form, TOKEN)).status()).isEqualTo(400);
        assertThat(inbox.reports).isEmpty();
    }

    @Test
    @Tag("twilio.settings-are-checked-at-once")
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TwilioVoice.builder()
                        .from("Acme")
                        .language("english")
                        .maxConcurrentCalls(0)
                        .build())
                .withMessageContainingAll("account SID", "auth token", "from", "language", "maxConcurrentCalls");
    }

    private static String call(String sid, String created) {
        String date = ", " + created + " +0000";
        String day = created.startsWith("01") ? "Thu" : "Fri";
        return ("{'sid':'" + sid + "','status':'completed','direction':'outbound-api','date_created':'" + day + date
                        + "','start_time':'" + day + date + "','end_time':'" + day + date
                        + "','duration':'0','price':'-0.01300','price_unit':'USD','answered_by':'human'}")
                .replace('\'', '"');
    }

    private static DialRequest dial() {
        return new DialRequest(
                new ClientKey("acme-dental-x7k2p9"),
                "call-1",
                LEAD,
                "Dana",
                "keypad",
                "https://example.com/webhooks/twilio/voice",
                Map.of("businessName", "Acme"),
                Duration.ofMinutes(15));
    }
}
