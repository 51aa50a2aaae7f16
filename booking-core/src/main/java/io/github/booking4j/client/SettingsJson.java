package io.github.booking4j.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.money.Money;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of the settings. Durations are ISO-8601 text, hours are the text form of {@link WeeklyHours}. */
final class SettingsJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MOST = Duration.ofDays(3660);

    private final List<FieldProblem> problems = new ArrayList<>();

    private SettingsJson() {}

    static String write(ClientSettings settings) {
        ObjectNode root = JSON.createObjectNode();
        CallSettings calls = settings.calls();
        root.putObject("calls")
                .put("maxConcurrentCalls", calls.maxConcurrentCalls())
                .put("importPacing", calls.importPacing().toString())
                .put("maxAttempts", calls.maxAttempts())
                .put("recallAfter", calls.recallAfter().toString())
                .put("maxCallDuration", calls.maxCallDuration().toString())
                .put("hours", calls.window().window().toString())
                .put("legalFrom", calls.window().legalFrom().toString())
                .put("legalTo", calls.window().legalTo().toString());
        CalendarSettings calendar = settings.calendar();
        root.putObject("calendar")
                .put("minimumNotice", calendar.minimumNotice().toString())
                .put("horizon", calendar.horizon().toString())
                .put("step", calendar.step().toString());
        ObjectNode messages = root.putObject("messages");
        ArrayNode reminders = messages.putArray("reminders");
        settings.messages().reminders().forEach(before -> reminders.add(before.toString()));
        messages.put("locale", settings.messages().locale().toLanguageTag());
        root.put("closures", settings.closures().toString());
        Money value = settings.averageAppointmentValue();
        if (value != null) {
            root.putObject("averageAppointmentValue")
                    .put("amount", value.amount().toPlainString())
                    .put("currency", value.currency().getCurrencyCode());
        }
        return root.toString();
    }

    static ClientSettings read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidException(List.of(new FieldProblem("", "malformed_json", "Not JSON")));
        }
        if (!root.isObject()) {
            throw new InvalidException(List.of(new FieldProblem("", "invalid", "Must be a JSON object")));
        }
        SettingsJson reader = new SettingsJson();
        ClientSettings settings = reader.settings(root);
        if (!reader.problems.isEmpty()) {
            throw new InvalidException(reader.problems);
        }
        return settings;
    }

    private ClientSettings settings(JsonNode root) {
        ClientSettings defaults = ClientSettings.defaults();
        CallSettings calls = defaults.calls();
        CalendarSettings calendar = defaults.calendar();
        return new ClientSettings(
                calls(root, calls),
                new CalendarSettings(
                        duration(root, "/calendar/minimumNotice", calendar.minimumNotice(), Duration.ZERO),
                        duration(root, "/calendar/horizon", calendar.horizon(), Duration.ofDays(1)),
                        duration(root, "/calendar/step", calendar.step(), Duration.ofMinutes(1))),
                new MessageSettings(
                        reminders(root, defaults.messages().reminders()),
                        parse(root, "/messages/locale", defaults.messages().locale(), SettingsJson::locale)),
                parse(root, "/closures", defaults.closures(), Closures::parse),
                value(root.at("/averageAppointmentValue")));
    }

    private CallSettings calls(JsonNode root, CallSettings defaults) {
        WeeklyHours hours = parse(root, "/calls/hours", defaults.window().window(), WeeklyHours::parse);
        LocalTime from = parse(root, "/calls/legalFrom", defaults.window().legalFrom(), LocalTime::parse);
        LocalTime to = parse(root, "/calls/legalTo", defaults.window().legalTo(), LocalTime::parse);
        return new CallSettings(
                number(root, "/calls/maxConcurrentCalls", defaults.maxConcurrentCalls(), 1, 1000),
                duration(root, "/calls/importPacing", defaults.importPacing(), Duration.ZERO),
                number(root, "/calls/maxAttempts", defaults.maxAttempts(), 1, 20),
                duration(root, "/calls/recallAfter", defaults.recallAfter(), Duration.ZERO),
                duration(root, "/calls/maxCallDuration", defaults.maxCallDuration(), Duration.ofSeconds(1)),
                window(hours, from, to, defaults.window()));
    }

    private CallingWindow window(WeeklyHours hours, LocalTime from, LocalTime to, CallingWindow fallback) {
        try {
            return new CallingWindow(hours, from, to, fallback.closures());
        } catch (IllegalArgumentException e) {
            problem("/calls/legalTo", "Not valid: " + e.getMessage());
            return fallback;
        }
    }

    private List<Duration> reminders(JsonNode root, List<Duration> defaults) {
        JsonNode array = root.at("/messages/reminders");
        if (array.isMissingNode() || array.isNull()) {
            return defaults;
        }
        if (!array.isArray() || array.size() > 10) {
            problem("/messages/reminders", "A list of at most 10 ISO-8601 durations");
            return defaults;
        }
        List<Duration> reminders = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            reminders.add(duration(root, "/messages/reminders/" + i, Duration.ofHours(1), Duration.ofMinutes(1)));
        }
        return reminders;
    }

    private @Nullable Money value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return Money.of(node.path("amount").asText(), node.path("currency").asText());
        } catch (IllegalArgumentException e) {
            problem("/averageAppointmentValue", "An amount and an ISO 4217 currency");
            return null;
        }
    }

    private Duration duration(JsonNode root, String pointer, Duration fallback, Duration least) {
        Duration value = parse(root, pointer, fallback, Duration::parse);
        if (value.compareTo(least) < 0 || value.compareTo(MOST) > 0) {
            problem(pointer, "Must be from " + least + " to " + MOST);
            return fallback;
        }
        return value;
    }

    private int number(JsonNode root, String pointer, int fallback, int least, int most) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return fallback;
        }
        if (!node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            problem(pointer, "A whole number from " + least + " to " + most);
            return fallback;
        }
        return node.asInt();
    }

    private <T> T parse(JsonNode root, String pointer, T fallback, Function<String, T> parser) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return fallback;
        }
        try {
            return parser.apply(node.asText());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problem(pointer, "Not valid: " + e.getMessage());
            return fallback;
        }
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("not a language tag", e);
        }
    }

    private void problem(String pointer, String detail) {
        problems.add(new FieldProblem(pointer, "invalid", detail));
    }
}
