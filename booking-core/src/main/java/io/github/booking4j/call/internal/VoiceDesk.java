package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what voice adapters tell and ask. */
public final class VoiceDesk implements VoiceInbox {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceDesk.class);

    private final BookingStore store;
    private final CallProgress progress;
    private final VoiceTools tools;
    private final IncomingCalls incoming;
    private final Predicate<String> optOut;

    /** Moves calls and answers tools; {@code optOut} knows the words that ask not to be contacted again. */
    public VoiceDesk(
            BookingStore store,
            CallProgress progress,
            VoiceTools tools,
            IncomingCalls incoming,
            Predicate<String> optOut) {
        this.store = store;
        this.progress = progress;
        this.tools = tools;
        this.incoming = incoming;
        this.optOut = optOut;
    }

    @Override
    public void report(ProviderCall call) {
        progress.report(call);
    }

    @Override
    public String tool(ToolCall use) {
        Optional<Used> used = store.inTransaction(unit -> find(unit, use.providerId(), use.callId())
                .map(call -> new Used(
                        call,
                        unit.calls()
                                .findToolAnswer(call.client(), call.id(), use.toolCallId())
                                .orElse(null))));
        if (used.isEmpty()) {
            LOG.warn("Tool {} of an unknown call is refused", use.name());
            return Json.object("error", "unknown_call");
        }
        if (used.get().earlier != null) {
            return used.get().earlier;
        }
        Call live = used.get().call;
        String answer = tools.answer(live, use);
        return store.inTransaction(unit -> unit.calls().answerTool(live.client(), live.id(), use.toolCallId(), answer));
    }

    @Override
    public void heard(Turn turn) {
        boolean known = store.inTransaction(unit -> find(unit, turn.providerId(), turn.callId())
                .map(call -> CallTurns.keep(unit, call, turn))
                .isPresent());
        if (!known) {
            LOG.warn("A turn of an unknown call is ignored");
        }
    }

    @Override
    public Optional<PhoneNumber> transfer(LiveCall live) {
        return store.inTransaction(unit -> find(unit, live.providerId(), live.callId())
                .flatMap(call -> unit.clients().find(call.client()))
                .map(client -> client.settings().voice().transferTo()));
    }

    @Override
    public boolean isOptOut(String words) {
        return optOut.test(words);
    }

    private static Optional<Call> find(UnitOfWork unit, String providerId, @Nullable String callId) {
        return CallProgress.find(unit, providerId, callId)
                .flatMap(entry -> unit.calls().find(entry.client(), CallId.parse(entry.subject())));
    }

    /** The call that a tool is used in, and what the same use was answered before. */
    private record Used(Call call, @Nullable String earlier) {}

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        return incoming.answer(call);
    }
}
