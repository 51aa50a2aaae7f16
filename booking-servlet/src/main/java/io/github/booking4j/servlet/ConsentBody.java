package io.github.booking4j.servlet;

import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.error.InvalidException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a declared consent: {@code {source, text, time}}. */
final class ConsentBody {
    static final Set<String> FIELDS = Set.of("source", "text", "time");

    private final InstantSource clock;

    ConsentBody(InstantSource clock) {
        this.clock = clock;
    }

    /** The consent; null: none is declared, or it is wrong, which the body remembers. */
    @Nullable
    Consent read(@Nullable Body body) {
        if (body == null) {
            return null;
        }
        String typed = body.required("source");
        String source = clean(body, "source", typed, Consent.MAX_SOURCE);
        String text = clean(body, "text", body.text("text"), Consent.MAX_TEXT);
        String time = body.text("time");
        Instant given = time == null ? clock.instant() : time(body, time);
        if (source != null) {
            return Consent.declared(source, text, given);
        }
        if (typed.isBlank() && body.has("source")) {
            body.problem("source", "required", "must not be blank");
        }
        return null;
    }

    private static @Nullable String clean(Body body, String name, @Nullable String typed, int most) {
        try {
            return FreeText.cleanLines("/" + name, typed, most);
        } catch (InvalidException e) {
            e.problems().forEach(problem -> body.problem(name, problem.code(), problem.detail()));
            return null;
        }
    }

    private Instant time(Body body, String text) {
        try {
            return QueryTime.instant(text);
        } catch (DateTimeException e) {
            body.problem("time", "time_invalid", "must be a time with offset such as 2026-03-03T15:00:00Z");
            return clock.instant();
        }
    }
}
