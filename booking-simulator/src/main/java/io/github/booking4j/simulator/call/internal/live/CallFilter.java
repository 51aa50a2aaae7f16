package io.github.booking4j.simulator.call.internal.live;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What {@code GET /call} is asked for.
 *
 * @param matches whether a call is meant
 * @param limit 0 to 1000, by default 100
 * @param problems what is wrong with the question, in Vapi's words
 */
public record CallFilter(Predicate<LiveCall> matches, int limit, List<String> problems) {
    private static final Set<String> TEXTS = Set.of("id", "assistantId", "phoneNumberId");
    private static final Set<String> TIMES = Set.of(
            "createdAtGt",
            "createdAtGe",
            "createdAtLt",
            "createdAtLe",
            "updatedAtGt",
            "updatedAtGe",
            "updatedAtLt",
            "updatedAtLe");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    /** The filter that a query means. */
    public static CallFilter of(Map<String, List<String>> query) {
        List<String> problems = new ArrayList<>();
        Predicate<LiveCall> matches = call -> true;
        int limit = DEFAULT_LIMIT;
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            String name = parameter.getKey();
            String value = parameter.getValue().get(0);
            if (TEXTS.contains(name)) {
                matches = matches.and(text(name, value));
            } else if (TIMES.contains(name)) {
                matches = matches.and(time(name, value, problems));
            } else if (name.equals("limit")) {
                limit = limit(value, problems);
            } else {
                problems.add("property " + name + " should not exist");
            }
        }
        return new CallFilter(matches, limit, List.copyOf(problems));
    }

    private static Predicate<LiveCall> text(String name, String value) {
        return switch (name) {
            case "id" -> call -> call.id().equals(value);
            case "assistantId" -> call -> call.placement().assistantId().equals(value);
            default -> call -> call.placement().phoneNumberId().equals(value);
        };
    }

    private static Predicate<LiveCall> time(String name, String value, List<String> problems) {
        Instant than;
        try {
            than = OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            problems.add(name + " must be a valid ISO 8601 date string");
            return call -> false;
        }
        boolean created = name.startsWith("created");
        Predicate<Integer> order = switch (name.substring(name.length() - 2)) {
            case "Gt" -> compared -> compared > 0;
            case "Ge" -> compared -> compared >= 0;
            case "Lt" -> compared -> compared < 0;
            default -> compared -> compared <= 0;
        };
        return call -> order.test((created ? call.createdAt() : call.snapshot().updatedAt()).compareTo(than));
    }

    private static int limit(String value, List<String> problems) {
        if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) > MOST) {
            problems.add("limit must not be greater than " + MOST);
            return 0;
        }
        return Integer.parseInt(value);
    }
}
