package io.github.booking4j.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.booking4j.event.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Prints what happens as it happens, a line for each event. Ids are told by their last digits. */
final class Narrator {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int LOUD_LEADS = 5;
    private static final int UUID_LENGTH = 36;
    private static final int ID_DIGITS = 6;

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private final ZoneId zone;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    Narrator(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    void tell(Event event) {
        String type = event.type().wireName();
        long count = counts.computeIfAbsent(type, name -> new AtomicLong()).incrementAndGet();
        boolean oneOfMany = type.startsWith("lead.") || type.equals("call.queued");
        if (oneOfMany && count > LOUD_LEADS) {
            return; // an import brings hundreds at once
        }
        String more = oneOfMany && count == LOUD_LEADS ? "  (further ones are not shown)" : "";
        out.printf("%s  %-22s %s%s%n", TIME.format(event.time().atZone(zone)), type, told(event.data()), more);
    }

    private String told(String data) {
        StringJoiner told = new StringJoiner("  ");
        try {
            json.readTree(data).properties().forEach(field -> told.add(field.getKey() + " " + told(field.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told.toString();
    }

    private static String told(JsonNode value) {
        if (!value.isTextual()) {
            return value.toString();
        }
        String text = value.textValue();
        return text.length() == UUID_LENGTH ? ".." + text.substring(UUID_LENGTH - ID_DIGITS) : text;
    }
}
