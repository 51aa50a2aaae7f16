package io.github.booking4j.testkit;

import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.spi.gateway.AssistantRequest;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider of voice calls that calls nobody: it keeps what it is asked, answers what it is told to, and lets the test report how
 * each call goes. A call is placed as {@code voice-} and our call id, unless scripted otherwise. Thread-safe.
 */
public final class RecordingVoiceGateway implements VoiceGateway {
    private final String account;
    private final int maxConcurrentCalls;
    private final Script<DialRequest, PlacedCall> places =
            new Script<>(request -> new PlacedCall(providerId(request.callId()), null));
    private final Script<CallReference, Optional<ProviderCall>> lookUps = new Script<>(this::known);
    private final Script<CallReference, Boolean> hangUps = new Script<>(call -> true);
    private final Script<AssistantRequest, String> assistants = new Script<>(RecordingVoiceGateway::assistant);
    private final Script<CallReference, Boolean> erasures = new Script<>(call -> true);
    private final Map<String, byte[]> sounds = new ConcurrentHashMap<>();
    private final Map<String, ProviderCall> knownCalls = new ConcurrentHashMap<>();
    private volatile @Nullable VoiceInbox inbox;
    private volatile String circuit = "closed";
    private volatile boolean closed;

    private RecordingVoiceGateway(String account, int maxConcurrentCalls) {
        this.account = account;
        this.maxConcurrentCalls = maxConcurrentCalls;
    }

    /** An account {@code recording} of ten calls at one time. */
    public static RecordingVoiceGateway create() {
        return create("recording", 10);
    }

    /** An account of a name, with so many calls at one time. */
    public static RecordingVoiceGateway create(String account, int maxConcurrentCalls) {
        return new RecordingVoiceGateway(account, maxConcurrentCalls);
    }

    /** Every request to call, in its order, those that failed too. */
    public List<DialRequest> dialled() {
        return places.asked();
    }

    /** Every call it was asked about. */
    public List<CallReference> lookedUp() {
        return lookUps.asked();
    }

    /** Every call it was asked to end. */
    public List<CallReference> hungUp() {
        return hangUps.asked();
    }

    /** Every assistant it was asked for. */
    public List<AssistantRequest> assistants() {
        return assistants.asked();
    }

    /** Whether the engine closed it. */
    public boolean isClosed() {
        return closed;
    }

    /** The next request to call that has no script yet is answered by this; it may throw, or block. */
    public void nextPlace(Function<DialRequest, PlacedCall> answer) {
        places.then(answer);
    }

    /** The next request to call fails, and the call does not take place. */
    public void nextPlaceFails(GatewayException failure) {
        places.thenFail(failure);
    }

    /** The next request to call fails with kind {@code UNKNOWN}, but the call takes place: it is found when looked up. */
    public void nextPlaceTimesOutButCalls() {
        places.then(request -> {
            knows(call(request.callId(), Progress.QUEUED, null, null, null, null));
            throw new GatewayException(GatewayException.Kind.UNKNOWN, "time_out", "No answer in time");
        });
    }

    /** The next look-up fails. */
    public void nextFindFails(GatewayException failure) {
        lookUps.thenFail(failure);
    }

    /** The next request for an assistant fails. */
    public void nextAssistantFails(GatewayException failure) {
        assistants.thenFail(failure);
    }

    /** From now on a call is found as this. */
    public void knows(ProviderCall call) {
        knownCalls.put(call.providerId(), call);
    }

    /** From now on there is a recording of a call, by the provider's id. */
    public void recorded(String providerId, byte[] sound) {
        sounds.put(providerId, sound.clone());
    }

    /** Every call it was asked to erase. */
    public List<CallReference> erased() {
        return erasures.asked();
    }

    /** What {@link #circuit()} answers from now on. */
    public void circuit(String state) {
        this.circuit = state;
    }

    /** Tells the engine of a call, as a webhook would. */
    public void report(ProviderCall call) {
        inbox().report(call);
    }

    /** Tells the engine that somebody answered a call. */
    public void reportAnswered(DialRequest request, Instant at) {
        report(call(request.callId(), Progress.IN_PROGRESS, at, null, null, null));
    }

    /** Tells the engine that a call is over and what was said; null: the report is still to come. */
    public void reportEnded(
            DialRequest request,
            @Nullable Instant startedAt,
            Instant endedAt,
            Ending.Kind how,
            @Nullable Findings findings) {
        report(call(request.callId(), Progress.ENDED, startedAt, endedAt, new Ending(how, "recorded"), findings));
    }

    /** Uses a tool during a call, as a webhook would. */
    public String tool(VoiceInbox.ToolCall use) {
        return inbox().tool(use);
    }

    /** Uses a tool during a call; the name of the tool and the call are the id of the use. */
    public String tool(DialRequest request, String tool, Map<String, Object> arguments) {
        String use = request.callId() + "-" + tool + "-" + arguments.hashCode();
        return tool(new VoiceInbox.ToolCall(providerId(request.callId()), request.callId(), use, tool, arguments));
    }

    /** Asks who takes a live call that is to be handed over, as a webhook would. */
    public Optional<PhoneNumber> transfer(DialRequest request) {
        return inbox().transfer(new VoiceInbox.LiveCall(providerId(request.callId()), request.callId()));
    }

    /** Rings in, as a webhook would. */
    public VoiceInbox.IncomingAnswer ring(VoiceInbox.IncomingCall call) {
        return inbox().incoming(call);
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public int maxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    @Override
    public PlacedCall place(DialRequest request) {
        return places.answer(request);
    }

    @Override
    public Optional<ProviderCall> find(CallReference call) {
        return lookUps.answer(call);
    }

    @Override
    public void hangUp(CallReference call) {
        hangUps.answer(call);
    }

    @Override
    public boolean readRecording(CallReference call, RecordingReader reader) {
        byte[] sound = sounds.get(String.valueOf(call.providerId()));
        if (sound == null) {
            return false;
        }
        try {
            reader.read("audio/wav", new ByteArrayInputStream(sound));
            return true;
        } catch (IOException e) {
            throw new GatewayException(GatewayException.Kind.NOT_DONE, "recording_broken", "Not taken whole", null, e);
        }
    }

    @Override
    public void erase(CallReference call) {
        erasures.answer(call);
        sounds.remove(String.valueOf(call.providerId()));
        knownCalls.remove(String.valueOf(call.providerId()));
    }

    @Override
    public String provideAssistant(AssistantRequest request) {
        return assistants.answer(request);
    }

    @Override
    public List<WebhookHandler> webhooks(VoiceInbox engine) {
        this.inbox = engine;
        return List.of();
    }

    @Override
    public String circuit() {
        return circuit;
    }

    @Override
    public void close() {
        closed = true;
    }

    private static String assistant(AssistantRequest request) {
        return request.existingId() != null ? request.existingId() : "assistant-" + request.client();
    }

    private Optional<ProviderCall> known(CallReference call) {
        return knownCalls.values().stream()
                .filter(known -> known.providerId().equals(call.providerId())
                        || call.callId().equals(known.callId()))
                .findFirst();
    }

    private VoiceInbox inbox() {
        VoiceInbox engine = inbox;
        if (engine == null) {
            throw new IllegalStateException("No engine was built with this gateway");
        }
        return engine;
    }

    private static String providerId(String callId) {
        return "voice-" + callId;
    }

    private static ProviderCall call(
            String callId,
            Progress progress,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Ending ending,
            @Nullable Findings findings) {
        return new ProviderCall(providerId(callId), callId, null, progress, startedAt, endedAt, ending, findings);
    }
}
