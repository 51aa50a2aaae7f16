package io.github.booking4j.vapi;

import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.spi.gateway.AssistantRequest;
import io.github.booking4j.spi.gateway.Circuit;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Calls by an AI assistant of <a href="https://vapi.ai">Vapi</a>. Thread-safe.
 *
 * <p>A request is sent once and never repeated by itself. What is known when one fails: a connection that never stood, an
 * open circuit or 429 is {@code NOT_DONE}; 400 about concurrency is {@code AT_CAPACITY}; other 4xx are {@code REFUSED}; a 5xx or
 * a time-out after the request went out is {@code UNKNOWN}, to be settled by {@link #find}.
 *
 * <p>Each call carries our id, the address of the webhook and the proof it must bring, so nothing has to be set in Vapi's
 * dashboard but the assistant and the number.
 */
public final class VapiVoice implements VoiceGateway {
    private static final Duration CIRCUIT_OPEN_FOR = Duration.ofSeconds(15);

    private final HttpUrl base;
    private final int maxConcurrentCalls;
    private final List<VapiAuthentication> authentications;
    private final InstantSource clock;
    private final @Nullable OkHttpClient ownClient;
    private final Circuit circuit = new Circuit("Vapi", CIRCUIT_OPEN_FOR);
    private final WebhookServer server;
    private final @Nullable String ownAssistant;
    private final CallTranslation translation;
    private final CallPlacing placing;
    private final CallLookup lookup;
    private final CallControl control;
    private final CallRecords records;
    private final AssistantCloning cloning;

    VapiVoice(VapiVoiceBuilder settings, HttpUrl base, WebhookServer server) {
        this.base = base;
        this.server = server;
        ownAssistant = settings.assistant;
        maxConcurrentCalls = settings.maxConcurrentCalls;
        authentications = List.copyOf(settings.authentications);
        clock = settings.clock;
        OkHttpClient client = client(settings);
        ownClient = settings.httpClient == null ? client : null;
        VapiApi api = new VapiApi(client, base, settings.apiKey, circuit, new ApiErrors(clock));
        translation = new CallTranslation(clock);
        placing = new CallPlacing(api, settings.assistant, settings.phoneNumber, server);
        lookup = new CallLookup(api, settings.phoneNumber, translation, clock, settings.callTimeout);
        control = new CallControl(api, lookup, base, settings.controlDomains);
        records = new CallRecords(api, base);
        cloning = new AssistantCloning(api, settings.assistant, settings.templateAssistant, server);
    }

    /** Collects the settings; an API key, an assistant, a phone number and a webhook secret are needed. */
    public static VapiVoiceBuilder builder() {
        return new VapiVoiceBuilder();
    }

    private static OkHttpClient client(VapiVoiceBuilder settings) {
        Duration timeout = settings.callTimeout;
        OkHttpClient.Builder client = settings.httpClient == null
                ? new OkHttpClient.Builder()
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                : settings.httpClient.newBuilder();
        // A call asked for twice rings twice: whatever repeats a request is switched off, and OnceOnly stands guard.
        return client.callTimeout(timeout)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(okhttp3.Authenticator.NONE)
                .addNetworkInterceptor(new OnceOnly())
                .build();
    }

    /** Always {@code vapi}. */
    @Override
    public String account() {
        return "vapi";
    }

    @Override
    public int maxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    @Override
    public PlacedCall place(DialRequest request) {
        return placing.place(request);
    }

    @Override
    public Optional<ProviderCall> find(CallReference call) {
        return lookup.find(call);
    }

    /**
     * Ends a live call through its control address, which is asked for if unknown. Does nothing if the call is over or Vapi
     * does not know it.
     */
    @Override
    public void hangUp(CallReference call) {
        control.hangUp(call);
    }

    @Override
    public boolean readRecording(CallReference call, RecordingReader reader) {
        return records.read(call, reader);
    }

    /** Erases the call and its recordings at Vapi; 503, when they cannot be erased, leaves all of it there to be tried again. */
    @Override
    public void erase(CallReference call) {
        records.erase(call);
    }

    /**
     * Clones the template assistant for a client, or brings the client's assistant up to the template. Without a template every
     * client has the account's one assistant. After an {@code UNKNOWN} failure a retry may leave an unused assistant behind, which
     * costs nothing.
     */
    @Override
    public String provideAssistant(AssistantRequest request) {
        return cloning.provide(request);
    }

    /** One handler, at {@code /webhooks/vapi}. */
    @Override
    public List<WebhookHandler> webhooks(VoiceInbox inbox) {
        return List.of(new VapiWebhook(inbox, authentications, clock, translation, server, ownAssistant));
    }

    @Override
    public String circuit() {
        return circuit.state();
    }

    /** Releases connections and threads, unless the host brought its own client. */
    @Override
    public void close() {
        if (ownClient != null) {
            ownClient.dispatcher().executorService().shutdown();
            ownClient.connectionPool().evictAll();
        }
    }

    @Override
    public String toString() {
        return "VapiVoice[" + base + "]";
    }
}
