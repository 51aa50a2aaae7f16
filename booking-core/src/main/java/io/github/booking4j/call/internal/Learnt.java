package io.github.booking4j.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.call.Call;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an assistant recorded of a lead during a call, kept word by word while the call lives: known at once, and not lost with a
 * report that never comes or does not repeat it.
 *
 * @param details by name: need, timing, decision maker and so on; of one name the last word
 * @param objections in the order they were recorded
 */
record Learnt(Map<String, String> details, List<String> objections) {
    private static final String OBJECTIONS = "objections";
    /** In the place of a tool call's id, with a number; no provider gives such a one. */
    private static final String PREFIX = "details-";

    private static final int MOST_RECORDS = 50;
    private static final int MOST_VALUES = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 2_000;

    /** What can be kept of a tool's arguments: readable text of a fair length. */
    static Learnt of(Map<String, Object> arguments) {
        Map<String, String> details = new LinkedHashMap<>();
        List<String> objections = new ArrayList<>();
        arguments.forEach((name, value) -> {
            if (name.equals(OBJECTIONS)) {
                objections.addAll(texts(value));
            } else if (details.size() < MOST_VALUES) {
                String cleanName = text(name, LONGEST_NAME);
                String text = text(value, LONGEST_VALUE);
                if (cleanName != null && text != null) {
                    details.put(cleanName, text);
                }
            }
        });
        return new Learnt(details, objections);
    }

    /** Everything that was recorded in a call. */
    static Learnt in(UnitOfWork unit, Call call) {
        Map<String, String> details = new LinkedHashMap<>();
        Set<String> objections = new LinkedHashSet<>();
        for (String kept : unit.calls().listToolAnswers(call.client(), call.id(), PREFIX)) {
            JsonNode record = Json.read(kept);
            record.path("details")
                    .properties()
                    .forEach(value ->
                            details.put(value.getKey(), value.getValue().asText()));
            record.path(OBJECTIONS).forEach(objection -> objections.add(objection.asText()));
        }
        return new Learnt(details, List.copyOf(objections));
    }

    /** This, as far as what others told does not say otherwise. */
    Learnt behind(Map<String, String> told) {
        Map<String, String> all = new LinkedHashMap<>(told);
        details.forEach(all::putIfAbsent);
        return new Learnt(all, objections);
    }

    /** Whether there is anything. */
    boolean isEmpty() {
        return details.isEmpty() && objections.isEmpty();
    }

    /** Keeps it with a call, which is locked; false: there is no room for more. */
    boolean keep(UnitOfWork unit, Call call) {
        int kept =
                unit.calls().listToolAnswers(call.client(), call.id(), PREFIX).size();
        if (kept >= MOST_RECORDS) {
            return false;
        }
        String id = PREFIX + String.format(Locale.ROOT, "%03d", kept + 1);
        unit.calls().answerTool(call.client(), call.id(), id, Json.object("details", details, OBJECTIONS, objections));
        return true;
    }

    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        for (Object item : value instanceof Iterable<?> several ? several : Collections.singletonList(value)) {
            String text = text(item, LONGEST_VALUE);
            if (text != null && texts.size() < MOST_VALUES) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value, int longest) {
        try {
            return value == null ? null : FreeText.cleanLines("/details", value.toString(), longest);
        } catch (InvalidException e) {
            return null; // what an assistant garbled is dropped: the call goes on
        }
    }

    @Override
    public String toString() {
        return "Learnt[…]";
    }
}
