package io.github.booking4j.call.internal;

import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of the day, as people say it. */
enum DayPart {
    MORNING(LocalTime.MIN, LocalTime.NOON),
    AFTERNOON(LocalTime.NOON, LocalTime.of(17, 0)),
    EVENING(LocalTime.of(17, 0), LocalTime.MAX),
    ANY(LocalTime.MIN, LocalTime.MAX);

    private final LocalTime from;
    private final LocalTime to;

    DayPart(LocalTime from, LocalTime to) {
        this.from = from;
        this.to = to;
    }

    static DayPart of(@Nullable String said) {
        String word = said == null ? "" : said.strip().toUpperCase(Locale.ROOT);
        for (DayPart part : values()) {
            if (part.name().equals(word)) {
                return part;
            }
        }
        return ANY;
    }

    boolean contains(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
