package io.github.booking4j.simulator.message.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What {@code GET Messages.json} is asked for: {@code To}, {@code From}, {@code DateSent}, {@code DateSent>}, {@code DateSent<},
 * {@code PageSize}, {@code Page}. A date means the whole day in UTC. Parameters that Twilio does not know are ignored, as it does.
 */
record TextFilter(Predicate<Text> matches, int page, int pageSize) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MOST = 1000;

    /**
     * The filter that a query means.
     *
     * @throws IllegalArgumentException if a date or number is none
     */
    static TextFilter of(Map<String, List<String>> query) {
        Predicate<Text> matches = text -> true;
        int page = 0;
        int size = DEFAULT_SIZE;
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            String value = parameter.getValue().get(0);
            switch (parameter.getKey()) {
                case "To" -> matches = matches.and(text -> text.sending().to().equals(value));
                case "From" ->
                    matches = matches.and(text -> value.equals(text.sending().from()));
                case "DateSent" -> matches = matches.and(notBefore(from(value))).and(before(to(value)));
                case "DateSent>" -> matches = matches.and(notBefore(from(value)));
                case "DateSent<" -> matches = matches.and(before(to(value)));
                case "Page" -> page = number(value);
                case "PageSize" -> size = Math.min(MOST, Math.max(1, number(value)));
                default -> {}
            }
        }
        return new TextFilter(matches, page, size);
    }

    private static Predicate<Text> notBefore(Instant time) {
        return text -> !text.date().isBefore(time);
    }

    private static Predicate<Text> before(Instant time) {
        return text -> text.date().isBefore(time);
    }

    private static Instant from(String value) {
        try {
            return value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("DateSent must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
        }
    }

    private static Instant to(String value) {
        return from(value).plus(value.length() == 10 ? Duration.ofDays(1) : Duration.ofSeconds(1));
    }

    private static int number(String value) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("Page and PageSize must be numbers");
        }
        return Integer.parseInt(value);
    }
}
