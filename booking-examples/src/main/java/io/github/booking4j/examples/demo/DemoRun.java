package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.BookingEngineBuilder;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.event.Subscription;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.LeadImport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of the demo. */
final class DemoRun {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final DemoOptions options;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();

    DemoRun(DemoOptions options, Map<String, String> environment, PrintStream out) {
        this.options = options;
        this.environment = environment;
        this.out = out;
    }

    /** Runs until everything is done, with {@code --exit}, or for ever; returns the exit status. */
    int run() {
        Providers providers = providers();
        DemoServer server = DemoServer.bind(options.port(), providers.simulated());
        BookingEngine engine = engine(providers, server);
        Thread hook = new Thread(
                () -> {
                    engine.close();
                    closeQuietly(server);
                    closeQuietly(providers.simulator());
                },
                "demo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        engine.start();
        server.serve(engine);
        return work(engine, providers, server);
    }

    private int work(BookingEngine engine, Providers providers, DemoServer server) {
        DemoClient client = DemoClient.onboard(engine, providers.simulated(), options.speed());
        greet(client, providers, server);
        Narrator narrator = new Narrator(out, ZoneId.systemDefault());
        Subscription story =
                engine.events().subscribe(client.key(), engine.events().latest(client.key()), narrator::tell);
        LeadImport imported = options.importLeads() ? importLeads(engine, client, providers.simulated()) : null;
        boolean done = awaitQuiet(engine, client);
        story.close();
        int status = conclude(engine, client, imported, done);
        if (options.exit()) {
            return status;
        }
        out.println("Still serving; stop with Ctrl-C. Dashboard: " + server.url() + "/dashboard/" + client.key());
        engine.events().subscribe(client.key(), engine.events().latest(client.key()), narrator::tell);
        serveForEver();
        return status;
    }

    private Providers providers() {
        RealProviders real = new RealProviders(environment);
        if (real.areNamed()) {
            return real.connect();
        }
        String url = options.simulatorUrl();
        return url == null ? SimulatedProviders.inThisProcess(options.speed()) : SimulatedProviders.elsewhere(url);
    }

    private BookingEngine engine(Providers providers, DemoServer server) {
        String publicUrl = environment.getOrDefault("PUBLIC_URL", server.url());
        BookingEngineBuilder builder = BookingEngine.builder()
                .store(store())
                .publicUrl(publicUrl)
                .adminKey(environment.getOrDefault("API_KEY", options.adminKey()))
                .voice(providers.voice())
                .sms(providers.sms())
                .email(providers.email());
        return providers.simulated() ? builder.policy(besideSimulator()).build() : builder.build();
    }

    /**
     * A simulator on this machine knows at once what reached it, and the demo's providers are asked for at most 3 s: what a
     * killed run left behind is taken over after 10 s, and what the simulator never heard of 20 s after it was meant never was.
     */
    private static EnginePolicy besideSimulator() {
        EnginePolicy careful = EnginePolicy.defaults();
        return new EnginePolicy(
                careful.workers(),
                careful.poll(),
                Duration.ofSeconds(10),
                careful.drain(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(3));
    }

    private JdbcBookingStore store() {
        String url = options.jdbcUrl() != null ? options.jdbcUrl() : environment.get("DATABASE_URL");
        if (url != null) {
            return JdbcBookingStore.open(
                    url.startsWith("jdbc:") ? url : "jdbc:" + url,
                    environment.getOrDefault("DATABASE_USER", ""),
                    environment.getOrDefault("DATABASE_PASSWORD", ""));
        }
        try {
            Files.createDirectories(options.data());
        } catch (IOException e) {
            throw new IllegalArgumentException("--data is not a directory that can be written: " + options.data(), e);
        }
        String file = options.data().toAbsolutePath().resolve("booking").toString();
        return JdbcBookingStore.open("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
    }

    private void greet(DemoClient client, Providers providers, DemoServer server) {
        out.println("Booking4j demo at " + server.url());
        out.println("  dashboard  " + server.url() + "/dashboard/" + client.key());
        out.println("  client     " + client.key() + (client.apiKey() == null ? "" : ", API key " + client.apiKey()));
        out.println("  admin key  " + options.adminKey() + " (opens the dashboard, too)");
        if (providers.simulated()) {
            out.println(
                    "  Nobody real is called: a simulator plays Vapi, Twilio and the mail server. So this client is");
            out.println(
                    "  called and booked around the clock without pacing, and the demo declares the consent of the");
            out.println("  file. With real providers the careful defaults hold.");
        }
        out.println();
    }

    private LeadImport importLeads(BookingEngine engine, DemoClient client, boolean simulated) {
        LeadFile file = LeadFile.open(options.leads());
        file.doNotCall().forEach(phone -> engine.leads().optOut(client.key(), phone, "import"));
        LeadImport report = file.importInto(engine, client.key(), simulated, clock.instant());
        out.println("Imported: " + report.counts());
        report.problems().stream()
                .limit(10)
                .forEach(problem ->
                        out.println("  row " + problem.row() + ": " + problem.field() + " " + problem.reason()));
        return report;
    }

    private boolean awaitQuiet(BookingEngine engine, DemoClient client) {
        OpenWork work = new OpenWork(engine, client.key());
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            if (work.isDone(clock.instant())) {
                return true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private int conclude(BookingEngine engine, DemoClient client, @Nullable LeadImport imported, boolean done) {
        boolean addsUp = new Summary(engine, client.key(), out).print(imported);
        List<String> broken = new Promises(engine, client.key()).check();
        if (!done) {
            out.println("NOT DONE: work is still open after " + LONGEST.toMinutes() + " minutes");
        }
        if (!addsUp) {
            out.println("BROKEN: the rows of the import do not add up");
        }
        broken.forEach(promise -> out.println("BROKEN: " + promise));
        boolean kept = done && addsUp && broken.isEmpty();
        out.println(kept ? "Every promise was kept." : "Some promises were broken.");
        return kept ? 0 : 1;
    }

    private static void serveForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // The process ends.
        }
    }
}
