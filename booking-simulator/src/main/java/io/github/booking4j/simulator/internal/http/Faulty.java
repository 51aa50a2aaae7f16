package io.github.booking4j.simulator.internal.http;

import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.internal.http.Reply.Manner;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** What a request gets that was told to go wrong. */
final class Faulty {
    private static final String PAGE = "<!DOCTYPE html><html><head><title>%1$d</title></head>"
            + "<body><h1>Error %1$d</h1><p>The web server reported an error.</p></body></html>";

    private Faulty() {}

    static Reply reply(Fault fault, Endpoint endpoint, InstantSource clock, Supplier<Reply> done) {
        return switch (fault.effect()) {
            case STATUS -> endpoint.failure(fault.status());
            case HTML -> Reply.text(fault.status(), "text/html; charset=utf-8", PAGE.formatted(fault.status()));
            case TOO_MANY_REQUESTS -> tooMany(fault, endpoint);
            case TOO_MANY_REQUESTS_UNTIL ->
                endpoint.failure(429)
                        .with("Retry-After", httpDate(clock.instant().plus(fault.pause())));
            case DELAY -> done.get();
            case TIME_OUT_AFTER_ACCEPTING -> done.get().in(Manner.WITHHOLD);
            case TIME_OUT_BEFORE_ACCEPTING -> Reply.empty(504).in(Manner.WITHHOLD);
            case DROP_BEFORE_ACCEPTING -> Reply.empty(503).in(Manner.DROP);
            case DROP_AFTER_ACCEPTING -> done.get().in(Manner.DROP);
            case DROP_WITHIN_ANSWER -> done.get().in(Manner.CUT);
            case GARBAGE -> Reply.text(done.get().status(), "application/json", "{\"id\": \"cut off in the mid");
        };
    }

    private static Reply tooMany(Fault fault, Endpoint endpoint) {
        Reply reply = endpoint.failure(429);
        long seconds = fault.pause().toSeconds();
        return seconds == 0 ? reply : reply.with("Retry-After", Long.toString(seconds));
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}
