package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.store.BookingStore;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what voice adapters tell and ask. */
public final class VoiceDesk implements VoiceInbox {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceDesk.class);

    private final BookingStore store;
    private final CallProgress progress;
    private final VoiceTools tools;

    /** Moves calls and answers tools. */
    public VoiceDesk(BookingStore store, CallProgress progress, VoiceTools tools) {
        this.store = store;
        this.progress = progress;
        this.tools = tools;
    }

    @Override
    public void report(ProviderCall call) {
        progress.report(call);
    }

    @Override
    public String tool(ToolCall use) {
        Optional<Call> call = store.inTransaction(unit -> CallProgress.find(unit, use.providerId(), use.callId())
                .flatMap(entry -> unit.calls().find(entry.client(), CallId.parse(entry.subject()))));
        if (call.isEmpty()) {
            LOG.warn("Tool {} of an unknown call is refused", use.name());
            return Json.object("error", "unknown_call");
        }
        Call live = call.get();
        Optional<String> earlier =
                store.inTransaction(unit -> unit.calls().findToolAnswer(live.client(), live.id(), use.toolCallId()));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        String answer = tools.answer(live, use);
        return store.inTransaction(unit -> unit.calls().answerTool(live.client(), live.id(), use.toolCallId(), answer));
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        // No number leads to a client yet, so nobody can be rung on one.
        return new IncomingAnswer(null, Map.of(), "Sorry, this line does not take calls.");
    }
}
