package io.github.booking4j.examples.demo;

import io.github.booking4j.event.Event;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Prints what happens as it happens. */
final class Narrator {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int LOUD_LEADS = 5;

    private final PrintStream out;
    private final ZoneId zone;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    Narrator(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    void tell(Event event) {
        long count = counts.computeIfAbsent(event.type().wireName(), type -> new AtomicLong())
                .incrementAndGet();
        boolean oneOfMany = event.type().wireName().startsWith("lead.")
                || event.type().wireName().equals("call.queued");
        if (oneOfMany && count > LOUD_LEADS) {
            return; // an import brings hundreds at once
        }
        out.printf(
                "%s  %-22s %s%n",
                TIME.format(event.time().atZone(zone)), event.type().wireName(), event.data());
    }
}
