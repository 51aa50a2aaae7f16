package io.github.booking4j;

import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.call.Calls;
import io.github.booking4j.client.Clients;
import io.github.booking4j.client.ConfiguredClient;
import io.github.booking4j.event.Events;
import io.github.booking4j.event.internal.EventPump;
import io.github.booking4j.hours.HolidayCalendar;
import io.github.booking4j.hours.ZoneLaws;
import io.github.booking4j.internal.job.Jobs;
import io.github.booking4j.lead.Leads;
import io.github.booking4j.lead.OptOuts;
import io.github.booking4j.message.Messages;
import io.github.booking4j.message.Templates;
import io.github.booking4j.ops.Operations;
import io.github.booking4j.report.Reports;
import io.github.booking4j.sequence.Sequences;
import io.github.booking4j.spi.gateway.EmailGateway;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.WebhookHandler;
import io.github.booking4j.spi.store.BookingStore;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine: its parts, and their life. */
final class Engine implements BookingEngine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private enum Life {
        NEW,
        STARTED,
        BY_HAND,
        CLOSED
    }

    private final Parts parts;
    private final Wiring wiring;
    private final AtomicReference<Life> life = new AtomicReference<>(Life.NEW);

    Engine(Parts parts) {
        this.parts = parts;
        this.wiring = new Wiring(parts);
    }

    @Override
    public void start() {
        if (!life.compareAndSet(Life.NEW, Life.STARTED)) {
            throw new IllegalStateException("An engine starts once; it is " + life.get());
        }
        prepare();
        warnOfOldLaws();
        parts.store().listen(this::committed);
        jobs().start();
        pump().start();
        LOG.info(
                "Booking engine started: voice {}, sms {}, email {}, public URL {}, {}",
                parts.voice() == null ? "off" : parts.voice().account(),
                parts.sms() == null ? "off" : "on",
                parts.email() == null ? "off" : "on",
                parts.settings().publicUrl(),
                parts.policy());
    }

    private static void warnOfOldLaws() {
        List<String> outdated = ZoneLaws.outdated();
        if (!outdated.isEmpty()) {
            LOG.warn(
                    "This JVM has the time-zone rules {}, which are older than the law of {}: times there are an hour off. Use a newer JDK, or its TZUpdater",
                    ZoneLaws.release(),
                    String.join(", ", outdated));
        }
    }

    private void prepare() {
        parts.store().prepare();
        parts.clients().forEach(wiring.clients()::onboardOnce);
        wiring.standing().schedule();
    }

    private void committed(BookingStore.Commit commit) {
        jobs().wake(commit.due());
        if (commit.unnumberedEvents() || !commit.numbered().isEmpty()) {
            pump().wake(commit.numbered());
        }
    }

    @Override
    public void runDue() {
        if (life.compareAndSet(Life.NEW, Life.BY_HAND)) {
            prepare();
        }
        if (life.get() != Life.BY_HAND) {
            throw new IllegalStateException("runDue() is for engines that were not started; it is " + life.get());
        }
        boolean any;
        do {
            any = jobs().runBatch() > 0;
            any |= pump().pump();
        } while (any);
    }

    @Override
    public void close() {
        Life before = life.getAndSet(Life.CLOSED);
        if (before == Life.CLOSED) {
            return;
        }
        if (before == Life.STARTED) {
            stopThreads();
        }
        closeQuietly(parts.voice());
        closeQuietly(parts.sms());
        closeQuietly(parts.email());
        parts.store().close();
    }

    private void stopThreads() {
        boolean ended = jobs().stop(parts.policy().drain());
        try {
            ended &= pump().stop(parts.policy().drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = false;
        }
        if (!ended) {
            LOG.warn("Some work did not end in time; it runs again when its lease ends");
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable gateway) {
        try {
            if (gateway != null) {
                gateway.close();
            }
        } catch (Exception e) {
            LOG.warn("A gateway did not close: {}", e.toString());
        }
    }

    private Jobs jobs() {
        return wiring.jobs();
    }

    private EventPump pump() {
        return wiring.pump();
    }

    @Override
    public Clients clients() {
        return wiring.clients();
    }

    @Override
    public Leads leads() {
        return wiring.leads();
    }

    @Override
    public OptOuts optOuts() {
        return wiring.leads().optOuts();
    }

    @Override
    public Calls calls() {
        return wiring.calls();
    }

    @Override
    public Appointments appointments() {
        return wiring.appointments();
    }

    @Override
    public Messages messages() {
        return wiring.messages();
    }

    @Override
    public Templates templates() {
        return wiring.templates();
    }

    @Override
    public Sequences sequences() {
        return wiring.sequences();
    }

    @Override
    public Events events() {
        return wiring.events();
    }

    @Override
    public Reports reports() {
        return wiring.reports();
    }

    @Override
    public Operations operations() {
        return wiring.operations();
    }

    @Override
    public List<WebhookHandler> webhooks() {
        return wiring.webhooks();
    }

    @Override
    public Settings settings() {
        return parts.settings();
    }

    /**
     * What an engine is built of.
     *
     * @param random also the source of secrets: a {@link java.security.SecureRandom} but in tests
     */
    record Parts(
            BookingStore store,
            @Nullable VoiceGateway voice,
            @Nullable SmsGateway sms,
            @Nullable EmailGateway email,
            @Nullable HolidayCalendar holidays,
            Settings settings,
            InstantSource clock,
            Supplier<UUID> ids,
            RandomGenerator random,
            EnginePolicy policy,
            List<ConfiguredClient> clients) {}
}
