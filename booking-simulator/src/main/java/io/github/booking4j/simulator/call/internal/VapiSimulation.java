package io.github.booking4j.simulator.call.internal;

import io.github.booking4j.simulator.call.SimulatedCall;
import io.github.booking4j.simulator.call.internal.live.CallJson;
import io.github.booking4j.simulator.call.internal.live.Calls;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.call.internal.talk.CallRunner;
import io.github.booking4j.simulator.call.internal.webhook.CallReporter;
import io.github.booking4j.simulator.call.internal.webhook.ReporterFactory;
import io.github.booking4j.simulator.call.internal.webhook.VapiSigner;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.Endpoint;
import io.github.booking4j.simulator.internal.http.NamedThreads;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulated Vapi: its API, its calls, and a thread for each call that lives. */
public final class VapiSimulation implements AutoCloseable {
    /** The assistant that is there from the start. */
    public static final String TEMPLATE_ASSISTANT = Assistants.TEMPLATE;

    private static final int THREADS_PER_LINE = 4;

    private final Calls calls;
    private final Scripts scripts = new Scripts();
    private final CallRunner runner;
    private final ReporterFactory reporters;
    private final ExecutorService threads;
    private final IncomingCalls incoming;
    private final VapiApi api;
    private volatile @Nullable String defaultWebhookUrl;

    /** A Vapi without calls. */
    public VapiSimulation(VapiSettings settings, Surroundings shared) {
        CallJson json = new CallJson(settings.url());
        Assistants assistants = new Assistants(shared.clock(), shared.ids());
        this.calls = new Calls(settings.concurrencyLimit());
        this.runner = new CallRunner(calls, shared.pace(), shared.clock(), shared.ids());
        VapiSigner signer = new VapiSigner(settings.authentication(), settings.secret(), shared.clock());
        this.incoming = new IncomingCalls(calls, assistants, scripts, signer, this::launch, shared);
        this.reporters = new ReporterFactory(
                json, signer, shared.sender(), shared.faults(), shared.pace(), shared.clock(), shared.ids()::dice);
        // More threads than lines: a call that has ended still waits for its analysis and reports it.
        this.threads = new ThreadPoolExecutor(
                0,
                THREADS_PER_LINE * settings.concurrencyLimit(),
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new NamedThreads("simulator-call"));
        this.api = new VapiApi(
                settings.key(),
                new DialRoute(
                        calls, assistants, scripts, json, shared.journal(), this::launch, shared.clock(), shared.ids()),
                new CallRoutes(calls, json, shared.clock()),
                new AssistantRoutes(assistants));
    }

    private void launch(LiveCall call) {
        CallReporter reporter = reporters.reporter(call, defaultWebhookUrl);
        threads.execute(() -> runner.run(call, reporter));
    }

    /** The API. */
    public Endpoint endpoint() {
        return api;
    }

    /** Which number follows which script. */
    public Scripts scripts() {
        return scripts;
    }

    /** All calls kept, oldest first. */
    public List<SimulatedCall> list() {
        return calls.list().stream().map(LiveCall::simulated).toList();
    }

    /** Where webhooks go of assistants that name no server, as if it were set at the phone number; null: nowhere. */
    public void defaultWebhookUrl(@Nullable String url) {
        defaultWebhookUrl = url;
    }

    /**
     * A person rings in.
     *
     * @return the call's id
     * @throws IllegalStateException if there is no address to ask
     */
    public String ringIn(String from, String to) {
        String url = defaultWebhookUrl;
        if (url == null) {
            throw new IllegalStateException("no address for incoming calls is configured");
        }
        return incoming.ring(from, to, url);
    }

    /** Cuts all calls off. */
    @Override
    public void close() {
        NamedThreads.stop(threads);
    }
}
