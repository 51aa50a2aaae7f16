package io.github.booking4j.twilio;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.AssistantRequest;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;

/**
 * Calls by Twilio without an assistant: a voice reads free times out, and the lead books one by pressing its key or saying so.
 *
 * <pre>{@code
 * TwilioVoice.builder().account(sid, authToken).from("+14155550100").build()
 * }</pre>
 *
 * <p>The call begins with who calls, that the voice is automated, and that 9 or "stop" at any time is an opt-out. Keys: 1–3 a time,
 * 4 other times, 5 a call back in two hours, 6 not interested, 7 wrong number, 0 once more, 9 opt-out. When a machine answers, the
 * call is ended without a word. Nothing is recorded; the transcript is what was said and pressed.
 *
 * <p>A call is asked for at most once; {@link #find} tells what became of one whose fate is unknown. Refusals have these provider
 * codes: {@code invalid_number}, {@code configuration} (credentials, number, region), else Twilio's own error code; a full queue or too
 * many calls at a time are {@code AT_CAPACITY} with {@code call_limit}. The report of an answered call waits for its price, at most
 * three minutes.
 *
 * <p>Set at Twilio only for calls that ring in, at the number: {@code <public URL>/webhooks/twilio/voice}, and as status callback
 * {@code <public URL>/webhooks/twilio/voice-status}. Requests are believed only with a valid {@code X-Twilio-Signature}.
 *
 * <p>Thread-safe.
 */
public final class TwilioVoice implements VoiceGateway {
    private static final String PATH = "/webhooks/twilio/voice";
    private static final String STATUS_SUFFIX = "-status";
    private static final String RING_SECONDS = "30";

    private final TwilioApi api;
    private final TwilioSignature signature;
    private final String from;
    private final int maxConcurrentCalls;
    private final Twiml twiml;
    private final InstantSource clock;
    private final CallSearch search;

    TwilioVoice(TwilioVoiceBuilder builder, AccountSettings settings) {
        this.api = settings.api();
        this.signature = settings.signature();
        this.from = builder.from;
        this.maxConcurrentCalls = builder.maxConcurrentCalls;
        this.twiml = new Twiml(builder.voice, builder.language);
        this.clock = builder.clock;
        this.search = new CallSearch(api, from, new VoiceReports(clock));
    }

    /** Begins a gateway. */
    public static TwilioVoiceBuilder builder() {
        return new TwilioVoiceBuilder();
    }

    /** Always {@code twilio}. */
    @Override
    public String account() {
        return "twilio";
    }

    @Override
    public int maxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    @Override
    public PlacedCall place(DialRequest request) {
        String url = request.webhookUrl();
        FormBody form = new FormBody.Builder()
                .add("To", request.to().e164())
                .add("From", from)
                .add(
                        "Url",
                        Conversation.opening(
                                url, request.callId(), request.variables().get("businessName")))
                .add("StatusCallback", Conversation.opening(url + STATUS_SUFFIX, request.callId(), null))
                .add("StatusCallbackEvent", "ringing")
                .add("StatusCallbackEvent", "answered")
                .add("StatusCallbackEvent", "completed")
                .add("MachineDetection", "Enable")
                .add("Timeout", RING_SECONDS)
                .add(
                        "TimeLimit",
                        Long.toString(Math.max(1, request.maxDuration().toSeconds())))
                .build();
        Answer answer = api.post(api.calls(), form);
        if (!answer.isSuccess()) {
            throw TwilioErrors.of(answer);
        }
        String sid = answer.text("sid");
        if (sid == null || sid.isEmpty()) {
            throw new GatewayException(Kind.UNKNOWN, "unreadable_answer", "Twilio answered without the call's id");
        }
        return new PlacedCall(sid, null);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Twilio does not carry our id: without Twilio's, the call is the one to the same number at the time of the request.
     *
     * @throws GatewayException also when several calls fit, or the number is not known
     */
    @Override
    public Optional<ProviderCall> find(CallReference call) {
        return search.find(call);
    }

    /** Ends a live call; does nothing if it is over or Twilio does not know it. */
    @Override
    public void hangUp(CallReference call) {
        String sid = call.providerId() == null
                ? search.find(call).map(ProviderCall::providerId).orElse(null)
                : call.providerId();
        if (sid == null) {
            return;
        }
        Answer answer = api.post(
                api.call(sid), new FormBody.Builder().add("Status", "completed").build());
        boolean over = answer.status() == 404 || "21220".equals(answer.text("code"));
        if (!answer.isSuccess() && !over) {
            throw TwilioErrors.of(answer);
        }
    }

    /** Nothing has to be made for a client: always {@code keypad}. */
    @Override
    public String provideAssistant(AssistantRequest request) {
        return "keypad";
    }

    @Override
    public List<WebhookHandler> webhooks(VoiceInbox inbox) {
        KeypadCall call = new KeypadCall(inbox, twiml, clock);
        return List.of(
                new TwilioWebhook(PATH, signature, call::answer),
                new TwilioWebhook(
                        PATH + STATUS_SUFFIX, signature, (url, form) -> VoiceReports.received(inbox, url, form)));
    }

    @Override
    public String circuit() {
        return api.circuit();
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return "TwilioVoice[" + from + "]";
    }
}
