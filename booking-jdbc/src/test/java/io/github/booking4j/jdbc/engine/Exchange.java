package io.github.booking4j.jdbc.engine;

import io.github.booking4j.client.ClientKey;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One provider that several engines share; nobody who is called is interested. Counts the calls that are live together. */
final class Exchange implements AutoCloseable {
    private static final Duration RING = Duration.ofMillis(30);

    private final ScheduledExecutorService calls = Executors.newScheduledThreadPool(4);
    private final ConcurrentLinkedQueue<String> dialled = new ConcurrentLinkedQueue<>();
    private final Map<String, ProviderCall> known = new ConcurrentHashMap<>();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger mostLive = new AtomicInteger();
    private final ConcurrentLinkedQueue<ClientKey> clients = new ConcurrentLinkedQueue<>();
    private final Map<ClientKey, AtomicInteger> liveOf = new ConcurrentHashMap<>();
    private final AtomicInteger mostLiveOfAClient = new AtomicInteger();
    private final int limit;
    private final Duration ring;

    Exchange(int limit) {
        this(limit, RING);
    }

    /** Calls last as long as {@code ring}. */
    Exchange(int limit, Duration ring) {
        this.limit = limit;
        this.ring = ring;
    }

    /** Whose call each dial was, in the order of the dials. */
    List<ClientKey> clients() {
        return List.copyOf(clients);
    }

    int mostLiveOfAClient() {
        return mostLiveOfAClient.get();
    }

    /** Every number dialled, in its order. */
    List<String> dialled() {
        return List.copyOf(dialled);
    }

    int mostLive() {
        return mostLive.get();
    }

    private AtomicInteger liveOf(ClientKey client) {
        return liveOf.computeIfAbsent(client, key -> new AtomicInteger());
    }

    Line line() {
        return new Line();
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }

    /** An engine's connection to the provider, which a test can cut: what it reports then reaches nobody. */
    final class Line implements VoiceGateway {
        private volatile @Nullable VoiceInbox inbox;
        private volatile boolean cut;
        private final AtomicInteger placed = new AtomicInteger();

        void cut() {
            cut = true;
        }

        int placed() {
            return placed.get();
        }

        @Override
        public String account() {
            return "exchange";
        }

        @Override
        public int maxConcurrentCalls() {
            return limit;
        }

        @Override
        public PlacedCall place(DialRequest request) {
            placed.incrementAndGet();
            dialled.add(request.to().e164());
            clients.add(request.client());
            mostLiveOfAClient.accumulateAndGet(liveOf(request.client()).incrementAndGet(), Math::max);
            mostLive.accumulateAndGet(live.incrementAndGet(), Math::max);
            String id = "exchange-" + request.callId();
            Instant begin = Instant.now();
            known.put(id, new ProviderCall(id, request.callId(), null, Progress.QUEUED, null, null, null, null));
            var unused = calls.schedule(() -> end(id, request, begin), ring.toMillis(), TimeUnit.MILLISECONDS);
            return new PlacedCall(id, null);
        }

        private void end(String id, DialRequest request, Instant begin) {
            Findings findings =
                    new Findings(null, null, true, null, null, "not_interested", null, null, null, List.of(), Map.of());
            ProviderCall ended = new ProviderCall(
                    id,
                    request.callId(),
                    null,
                    Progress.ENDED,
                    begin,
                    Instant.now(),
                    new Ending(Ending.Kind.COMPLETED, "customer-ended-call"),
                    findings);
            known.put(id, ended);
            live.decrementAndGet();
            liveOf(request.client()).decrementAndGet();
            VoiceInbox engine = inbox;
            if (engine != null && !cut) {
                engine.report(ended);
            }
        }

        @Override
        public Optional<ProviderCall> find(CallReference call) {
            return Optional.ofNullable(known.get("exchange-" + call.callId()));
        }

        @Override
        public void hangUp(CallReference call) {
            // It ends by itself.
        }

        @Override
        public String provideAssistant(AssistantRequest request) {
            return "assistant";
        }

        @Override
        public List<WebhookHandler> webhooks(VoiceInbox engine) {
            inbox = engine;
            return List.of();
        }

        @Override
        public String circuit() {
            return "closed";
        }

        @Override
        public void close() {
            cut = true;
        }
    }
}
