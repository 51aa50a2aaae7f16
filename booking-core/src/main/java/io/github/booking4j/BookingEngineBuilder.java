package io.github.booking4j;

import io.github.booking4j.client.ConfiguredClient;
import io.github.booking4j.client.internal.ConfiguredClients;
import io.github.booking4j.hours.HolidayCalendar;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.id.TimeOrderedIds;
import io.github.booking4j.spi.gateway.EmailGateway;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.BookingStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link BookingEngine}. Only the store is required; a capability without its gateway is off, and its work waits
 * until there is one. Not thread-safe.
 */
public final class BookingEngineBuilder {
    private static final int LEAST_ADMIN_KEY = 16;

    private @Nullable BookingStore store;
    private @Nullable VoiceGateway voice;
    private @Nullable SmsGateway sms;
    private @Nullable EmailGateway email;
    private @Nullable HolidayCalendar holidays;
    private String publicUrl = "http://localhost:8080";
    private @Nullable String adminKey;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private EnginePolicy policy = EnginePolicy.defaults();
    private final List<ConfiguredClient> clients = new ArrayList<>();

    BookingEngineBuilder() {}

    /** Where everything is kept; required. The engine closes it. */
    public BookingEngineBuilder store(BookingStore chosen) {
        this.store = Objects.requireNonNull(chosen, "store");
        return this;
    }

    /** Who calls leads; none by default: calls wait. The engine closes it. */
    public BookingEngineBuilder voice(@Nullable VoiceGateway chosen) {
        this.voice = chosen;
        return this;
    }

    /** Who sends text messages; none by default: they wait. The engine closes it. */
    public BookingEngineBuilder sms(@Nullable SmsGateway chosen) {
        this.sms = chosen;
        return this;
    }

    /** Who sends emails; none by default: they wait. The engine closes it. */
    public BookingEngineBuilder email(@Nullable EmailGateway chosen) {
        this.email = chosen;
        return this;
    }

    /** Who knows public holidays; none by default: then only a client's closures keep its leads from being called on one. */
    public BookingEngineBuilder holidays(@Nullable HolidayCalendar chosen) {
        this.holidays = chosen;
        return this;
    }

    /** Where the world reaches the servlet, used for webhooks, signatures and links (http://localhost:8080). */
    public BookingEngineBuilder publicUrl(String url) {
        this.publicUrl = Objects.requireNonNull(url, "publicUrl");
        return this;
    }

    /** The key of the admin requests, at least 16 characters; none by default: admin requests are refused. */
    public BookingEngineBuilder adminKey(@Nullable String key) {
        this.adminKey = key;
        return this;
    }

    /**
     * A client that there shall be: the engine onboards it when it starts, unless there is one with its key; however many
     * nodes start together, once. Call it again for a further one.
     */
    public BookingEngineBuilder client(ConfiguredClient configured) {
        this.clients.add(Objects.requireNonNull(configured, "configured"));
        return this;
    }

    /** What tells the time (the system's clock). */
    public BookingEngineBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "clock");
        return this;
    }

    /** Where ids, keys and jitter come from (a {@link SecureRandom}); a seeded one makes a run reproducible. Thread-safe. */
    public BookingEngineBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "random");
        return this;
    }

    /** How jobs are worked through. */
    public BookingEngineBuilder policy(EnginePolicy chosen) {
        this.policy = Objects.requireNonNull(chosen, "policy");
        return this;
    }

    /**
     * Builds the engine; touches neither network nor database.
     *
     * @throws IllegalStateException naming everything that is missing or wrong
     */
    public BookingEngine build() {
        List<String> problems = new ArrayList<>();
        BookingStore chosen = store;
        if (chosen == null) {
            problems.add("store is required");
        }
        if (!isBaseUrl(publicUrl)) {
            problems.add("publicUrl must be an http or https URL without query or fragment: " + publicUrl);
        }
        if (adminKey != null && adminKey.length() < LEAST_ADMIN_KEY) {
            problems.add("adminKey must have at least " + LEAST_ADMIN_KEY + " characters");
        }
        problems.addAll(ConfiguredClients.problems(clients, adminKey));
        if (chosen == null || !problems.isEmpty()) {
            throw new IllegalStateException("The engine cannot be built: " + String.join("; ", problems));
        }
        InstantSource source = clock;
        // Whole microseconds everywhere, as stores keep them: what was written is what is read.
        InstantSource micros = () -> source.instant().truncatedTo(ChronoUnit.MICROS);
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        BookingEngine.Settings settings =
                new BookingEngine.Settings(base, adminKey == null ? "" : Secrets.sha256(adminKey), clock);
        return new Engine(new Engine.Parts(
                chosen,
                voice,
                sms,
                email,
                holidays,
                settings,
                micros,
                new TimeOrderedIds(micros, random),
                random,
                policy,
                List.copyOf(clients)));
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
