package io.github.booking4j.simulator.keypad.internal;

import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.internal.Scripts;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.NamedThreads;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import io.github.booking4j.simulator.keypad.KeypadPhoneCall;
import io.github.booking4j.simulator.message.internal.TwilioSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulated Twilio Voice: calls whose every step it asks the receiver for. */
public final class KeypadSimulation implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int MOST_WAITING = 20_000;

    private final Scripts scripts;
    private final Surroundings shared;
    private final Lines lines = new Lines();
    private final LineRunner runner;
    private final ExecutorService threads;
    private final CallsApi api;
    private volatile @Nullable String inboundUrl;
    private volatile @Nullable String inboundStatusUrl;

    /** A Twilio without calls; numbers follow the scripts that also Vapi's calls follow. */
    public KeypadSimulation(TwilioSettings settings, Scripts scripts, Surroundings shared) {
        this.scripts = scripts;
        this.shared = shared;
        this.runner = new LineRunner(settings, shared);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                new NamedThreads("simulator-keypad"));
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
        this.api = new CallsApi(settings, lines, scripts, launcher(), shared.clock());
    }

    private CallsApi.Launcher launcher() {
        return new CallsApi.Launcher() {
            @Override
            public Line place(Dialled dialled) {
                return KeypadSimulation.this.place(dialled);
            }

            @Override
            public void start(Line line) {
                KeypadSimulation.this.start(line);
            }
        };
    }

    /** What is below {@code /Calls}; the account's token is checked before. */
    public Endpoint endpoint() {
        return api;
    }

    /** All calls kept, oldest first. */
    public List<KeypadPhoneCall> list() {
        return lines.list().stream().map(Line::seen).toList();
    }

    /** Where calls that ring in are asked for and reported; null: nowhere. */
    public void inboundUrls(@Nullable String url, @Nullable String statusUrl) {
        inboundUrl = url;
        inboundStatusUrl = statusUrl;
    }

    /**
     * A person rings in.
     *
     * @return the call's SID
     * @throws IllegalStateException if there is no address to ask
     */
    public String ringIn(String from, String to) {
        String url = inboundUrl;
        if (url == null) {
            throw new IllegalStateException("no address for incoming calls is configured");
        }
        Line line = place(new Dialled(to, from, "inbound", url, inboundStatusUrl, Set.of("completed"), false));
        start(line);
        return line.sid();
    }

    private Line place(Dialled dialled) {
        CallScript script = scripts.ofCaller(dialled.person());
        Line line =
                new Line(shared.ids().sid("CA"), dialled, script, shared.clock().instant());
        lines.add(line);
        shared.journal()
                .add(
                        Kind.CALL,
                        dialled.to(),
                        line.sid(),
                        Map.of(
                                "provider", "twilio",
                                "script", script.name().toLowerCase(Locale.ROOT),
                                "direction", dialled.direction()));
        return line;
    }

    private void start(Line line) {
        threads.execute(() -> runner.run(line));
    }

    /** Cuts all calls off. */
    @Override
    public void close() {
        NamedThreads.stop(threads);
    }
}
