package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.BookingEngineBuilder;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.event.Subscription;
import io.github.booking4j.holidays.JollydayHolidays;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadImport.Counts;
import java.io.PrintStream;
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
    private static final int PROBLEMS_TOLD = 10;

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
        RealProviders real = new RealProviders(environment);
        LeadFile leads = leads(real.areNamed());
        DemoDatabase database = DemoDatabase.of(options.jdbcUrl(), options.data(), environment);
        Providers providers = real.areNamed() ? real.connect(options.adminKey()) : simulated();
        DemoServer server = DemoServer.bind(options.port(), providers.simulated());
        BookingEngine engine = engine(providers, server, database);
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
        DemoClient client = DemoClient.onboard(engine, providers.simulated(), options.speed());
        new Greeting(out, environment).print(server.url(), client, options, database, providers);
        int status = work(engine, client, providers.simulated(), leads);
        if (!options.exit()) {
            out.println("Still serving; stop with Ctrl-C. Dashboard: " + server.url() + "/dashboard/" + client.key());
            serveForEver();
        }
        return status;
    }

    private int work(BookingEngine engine, DemoClient client, boolean simulated, @Nullable LeadFile leads) {
        Narrator narrator = new Narrator(out, ZoneId.systemDefault());
        Subscription story =
                engine.events().subscribe(client.key(), engine.events().latest(client.key()), narrator::tell);
        LeadImport imported = leads == null ? null : importLeads(engine, client, simulated, leads);
        boolean done = awaitQuiet(engine, client);
        if (options.exit()) {
            story.close();
        }
        return conclude(engine, client, imported, done);
    }

    /** The shipped file has numbers of fiction: they are for the simulator only. */
    private @Nullable LeadFile leads(boolean real) {
        return !options.importLeads() || (real && options.leads() == null) ? null : LeadFile.of(options.leads());
    }

    private Providers simulated() {
        String url = options.simulatorUrl();
        return url == null ? SimulatedProviders.inThisProcess(options.speed()) : SimulatedProviders.elsewhere(url);
    }

    private BookingEngine engine(Providers providers, DemoServer server, DemoDatabase database) {
        String publicUrl = environment.getOrDefault("PUBLIC_URL", server.url());
        String adminKey = options.adminKey();
        BookingEngineBuilder builder = BookingEngine.builder()
                .store(database.open())
                .publicUrl(publicUrl)
                .adminKey(adminKey == null ? DemoOptions.ADMIN_KEY : adminKey)
                .voice(providers.voice())
                .sms(providers.sms())
                .email(providers.email())
                .holidays(JollydayHolidays.create());
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

    private LeadImport importLeads(BookingEngine engine, DemoClient client, boolean simulated, LeadFile file) {
        file.doNotCall().forEach(phone -> engine.leads().optOut(client.key(), phone, "import"));
        LeadImport report = file.importInto(engine, client.key(), simulated, clock.instant());
        Counts counts = report.counts();
        out.println("Imported " + counts.total() + " rows: " + counts.accepted() + " accepted, " + counts.duplicates()
                + " duplicates, " + counts.invalid() + " invalid, " + counts.optedOut() + " opted out");
        report.problems().stream()
                .limit(PROBLEMS_TOLD)
                .forEach(problem ->
                        out.println("  row " + problem.row() + ": " + problem.field() + " " + problem.reason()));
        if (report.problems().size() > PROBLEMS_TOLD) {
            out.println("  and " + (report.problems().size() - PROBLEMS_TOLD) + " more");
        }
        if (counts.held() > 0) {
            out.println(counts.held() + " of them are held until they consent: the file declares none for them");
        }
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
