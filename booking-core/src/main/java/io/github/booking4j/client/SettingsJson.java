package io.github.booking4j.client;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.client.CalendarSettings.AfterEnd;
import io.github.booking4j.client.CalendarSettings.ZoneChange;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON form of the settings. Durations are ISO-8601 text, hours are the text form of {@link WeeklyHours}. */
final class SettingsJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration MOST = Duration.ofDays(3660);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final FieldProblems problems = new FieldProblems();

    /** What was asked for: every member that there is. */
    private final Set<String> known = new HashSet<>();

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
                .put("legalTo", calls.window().legalTo().toString())
                .put("publicHolidays", wire(calls.publicHolidays()));
        writeBudget(calls.budget(), ((ObjectNode) root.get("calls")).putObject("budget"));
        CalendarSettings calendar = settings.calendar();
        root.putObject("calendar")
                .put("minimumNotice", calendar.minimumNotice().toString())
                .put("horizon", calendar.horizon().toString())
                .put("step", calendar.step().toString())
                .put("hold", calendar.hold().toString())
                .put("afterEnd", wire(calendar.afterEnd()))
                .put("zoneChange", wire(calendar.zoneChange()));
        ObjectNode messages = root.putObject("messages");
        ArrayNode reminders = messages.putArray("reminders");
        settings.messages().reminders().forEach(before -> reminders.add(before.toString()));
        messages.put("locale", settings.messages().locale().toLanguageTag())
                .put(
                        "marketingFrom",
                        settings.messages().marketing().legalFrom().toString())
                .put("marketingTo", settings.messages().marketing().legalTo().toString());
        root.put("closures", settings.closures().toString());
        Money value = settings.averageAppointmentValue();
        if (value != null) {
            root.putObject("averageAppointmentValue")
                    .put("amount", value.amount().toPlainString())
                    .put("currency", value.currency().getCurrencyCode());
        }
        ObjectNode voice = root.putObject("voice");
        ArrayNode numbers = voice.putArray("numbers");
        settings.voice().numbers().forEach(numbers::add);
        PhoneNumber transferTo = settings.voice().transferTo();
        voice.put("transferTo", transferTo == null ? null : transferTo.e164());
        root.putObject("pages").put("color", settings.pages().color());
        return root.toString();
    }

    private static void writeBudget(CallBudget budget, ObjectNode node) {
        node.put("currency", budget.currency().getCurrencyCode());
        node.put("perCall", budget.perCall().amount().toPlainString());
        if (budget.daily() != null) {
            node.put("daily", budget.daily().amount().toPlainString());
        }
        if (budget.monthly() != null) {
            node.put("monthly", budget.monthly().amount().toPlainString());
        }
    }

    /** Reads what was stored, perhaps by a newer version: members that are not known are passed over. */
    static ClientSettings read(String text) {
        SettingsJson reader = new SettingsJson();
        ClientSettings settings = reader.settings(object(text));
        reader.problems.throwIfAny();
        return settings;
    }

    /** Applies a merge-patch; here a member that is not known is a mistake. */
    static ClientSettings merge(ClientSettings settings, String patch) {
        JsonNode merged = MergePatch.apply(object(write(settings)), object(patch));
        SettingsJson reader = new SettingsJson();
        ClientSettings changed = reader.settings(merged);
        reader.refuseUnknown(merged, "");
        reader.problems.throwIfAny();
        return changed;
    }

    private static JsonNode object(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidException(new FieldProblem("", "malformed_json", "Not JSON"));
        }
        if (!root.isObject()) {
            throw new InvalidException(new FieldProblem("", "invalid", "Must be a JSON object"));
        }
        return root;
    }

    private void refuseUnknown(JsonNode object, String parent) {
        object.properties().forEach(member -> {
            String pointer =
                    JsonPointer.compile(parent).appendProperty(member.getKey()).toString();
            if (known.contains(pointer)) {
                return;
            }
            if (known.stream().noneMatch(name -> name.startsWith(pointer + "/"))) {
                problems.add(pointer, "unknown_field", "is not known here");
            } else if (member.getValue().isObject()) {
                refuseUnknown(member.getValue(), pointer);
            } else {
                problems.add(pointer, "wrong_type", "must be an object");
            }
        });
    }

    private ClientSettings settings(JsonNode root) {
        ClientSettings defaults = ClientSettings.defaults();
        CallSettings calls = defaults.calls();
        return new ClientSettings(
                calls(root, calls),
                calendar(root, defaults.calendar()),
                messages(root, defaults.messages()),
                parse(root, "/closures", defaults.closures(), Closures::parse),
                value(root),
                voice(root, defaults.voice()),
                parse(root, "/pages/color", defaults.pages(), PageSettings::new));
    }

    private CalendarSettings calendar(JsonNode root, CalendarSettings defaults) {
        Duration notice = duration(root, "/calendar/minimumNotice", defaults.minimumNotice(), Duration.ZERO, MOST);
        Duration horizon = duration(root, "/calendar/horizon", defaults.horizon(), A_DAY, MOST);
        if (notice.compareTo(horizon) >= 0) {
            problem("/calendar/minimumNotice", "Must be shorter than the horizon, or nothing could be booked");
        }
        return new CalendarSettings(
                notice,
                horizon,
                duration(root, "/calendar/step", defaults.step(), A_MINUTE, A_DAY),
                duration(root, "/calendar/hold", defaults.hold(), A_MINUTE, AN_HOUR),
                parse(root, "/calendar/afterEnd", defaults.afterEnd(), text -> word(AfterEnd.class, text)),
                parse(root, "/calendar/zoneChange", defaults.zoneChange(), text -> word(ZoneChange.class, text)));
    }

    private MessageSettings messages(JsonNode root, MessageSettings defaults) {
        MessageSettings settings = defaults.withReminders(reminders(root, defaults.reminders()))
                .withLocale(parse(root, "/messages/locale", defaults.locale(), SettingsJson::locale));
        CallingWindow marketing = defaults.marketing();
        LocalTime from = parse(root, "/messages/marketingFrom", marketing.legalFrom(), LocalTime::parse);
        LocalTime to = parse(root, "/messages/marketingTo", marketing.legalTo(), LocalTime::parse);
        try {
            return settings.withMarketing(from, to);
        } catch (IllegalArgumentException e) {
            problem("/messages/marketingTo", "Not valid: " + e.getMessage());
            return settings;
        }
    }

    private CallSettings calls(JsonNode root, CallSettings defaults) {
        WeeklyHours hours = parse(root, "/calls/hours", defaults.window().window(), WeeklyHours::parse);
        LocalTime from = parse(root, "/calls/legalFrom", defaults.window().legalFrom(), LocalTime::parse);
        LocalTime to = parse(root, "/calls/legalTo", defaults.window().legalTo(), LocalTime::parse);
        return new CallSettings(
                number(root, "/calls/maxConcurrentCalls", defaults.maxConcurrentCalls(), 1, 1000),
                duration(root, "/calls/importPacing", defaults.importPacing(), Duration.ZERO, A_DAY),
                number(root, "/calls/maxAttempts", defaults.maxAttempts(), 1, 20),
                duration(root, "/calls/recallAfter", defaults.recallAfter(), Duration.ZERO, MOST),
                duration(root, "/calls/maxCallDuration", defaults.maxCallDuration(), Duration.ofSeconds(1), A_DAY),
                window(hours, from, to, defaults.window()),
                parse(
                        root,
                        "/calls/publicHolidays",
                        defaults.publicHolidays(),
                        text -> word(PublicHolidays.class, text)),
                budget(root, defaults.budget()));
    }

    private CallBudget budget(JsonNode root, CallBudget defaults) {
        Currency currency = parse(root, "/calls/budget/currency", defaults.currency(), Currency::getInstance);
        Money daily = amount(root, "/calls/budget/daily", currency);
        Money monthly = amount(root, "/calls/budget/monthly", currency);
        Money perCall = amount(root, "/calls/budget/perCall", currency);
        return new CallBudget(
                daily, monthly, perCall == null ? new Money(defaults.perCall().amount(), currency) : perCall);
    }

    /** An amount that is not negative, as a text or a number; null: not given, or told as a problem. */
    private @Nullable Money amount(JsonNode root, String pointer, Currency currency) {
        JsonNode node = at(root, pointer);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            Money amount = new Money(new BigDecimal(node.asText()), currency);
            if (amount.amount().signum() >= 0) {
                return amount;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        problem(pointer, "An amount that is not negative, such as 50.00");
        return null;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> wire(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(SettingsJson::wire)
                                .collect(Collectors.joining(", "))));
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
        JsonNode array = at(root, "/messages/reminders");
        if (array.isMissingNode() || array.isNull()) {
            return defaults;
        }
        if (!array.isArray() || array.size() > 10) {
            problem("/messages/reminders", "A list of at most 10 ISO-8601 durations");
            return defaults;
        }
        List<Duration> reminders = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            refuseNull(array, i, "/messages/reminders/");
            Duration before =
                    duration(root, "/messages/reminders/" + i, Duration.ofHours(1), Duration.ofMinutes(1), MOST);
            if (reminders.contains(before)) {
                problem("/messages/reminders/" + i, "Is given twice");
            }
            reminders.add(before);
        }
        return reminders;
    }

    private VoiceSettings voice(JsonNode root, VoiceSettings defaults) {
        String transferTo = parse(root, "/voice/transferTo", "", text -> new PhoneNumber(text).e164());
        VoiceSettings numbers = numbers(root, defaults);
        return transferTo.isEmpty() ? numbers : numbers.withTransferTo(new PhoneNumber(transferTo));
    }

    private VoiceSettings numbers(JsonNode root, VoiceSettings defaults) {
        JsonNode array = at(root, "/voice/numbers");
        if (array.isMissingNode() || array.isNull()) {
            return defaults;
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            refuseNull(array, i, "/voice/numbers/");
            numbers.add(parse(root, "/voice/numbers/" + i, "", VoiceSettings::checked));
        }
        numbers.removeIf(String::isEmpty); // told already
        try {
            if (array.isArray()) {
                return defaults.withNumbers(numbers);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        problem("/voice/numbers", "A list of at most 100 numbers, each E.164 or the provider's id of one, none twice");
        return defaults;
    }

    /** In a list, unlike in an object, null is nobody's way to say "the default". */
    private void refuseNull(JsonNode array, int index, String parent) {
        if (array.path(index).isNull()) {
            problem(parent + index, "Must not be null");
        }
    }

    private @Nullable Money value(JsonNode root) {
        JsonNode amount = at(root, "/averageAppointmentValue/amount");
        JsonNode currency = at(root, "/averageAppointmentValue/currency");
        JsonNode whole = root.at("/averageAppointmentValue");
        if (whole.isMissingNode() || whole.isNull()) {
            return null;
        }
        if (!whole.isObject()) {
            known.add("/averageAppointmentValue"); // one problem, not two
        }
        try {
            Money value = Money.of(amount.asText(), currency.asText());
            if (value.amount().signum() >= 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        problem("/averageAppointmentValue", "An amount that is not negative and an ISO 4217 currency");
        return null;
    }

    private Duration duration(JsonNode root, String pointer, Duration fallback, Duration least, Duration most) {
        Duration value = parse(root, pointer, fallback, Duration::parse);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problem(pointer, "Must be from " + least + " to " + most);
            return fallback;
        }
        return value;
    }

    private int number(JsonNode root, String pointer, int fallback, int least, int most) {
        JsonNode node = at(root, pointer);
        if (node.isMissingNode() || node.isNull()) {
            return fallback;
        }
        if (!node.canConvertToInt()
                || !node.canConvertToExactIntegral()
                || node.asInt() < least
                || node.asInt() > most) {
            problem(pointer, "A whole number from " + least + " to " + most);
            return fallback;
        }
        return node.asInt();
    }

    private <T> T parse(JsonNode root, String pointer, T fallback, Function<String, T> parser) {
        JsonNode node = at(root, pointer);
        if (node.isMissingNode() || node.isNull()) {
            return fallback;
        }
        if (!node.isTextual()) {
            problems.add(pointer, "wrong_type", "must be a text");
            return fallback;
        }
        try {
            return parser.apply(node.asText());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problem(pointer, "Not valid: " + e.getMessage());
            return fallback;
        }
    }

    private JsonNode at(JsonNode root, String pointer) {
        known.add(pointer);
        return root.at(pointer);
    }

    private static Locale locale(String tag) {
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("not a language tag", e);
        }
        // "English" is well formed, and nobody's language: ISO 639 has two letters or three.
        if (!Set.of(2, 3).contains(locale.getLanguage().length())) {
            throw new IllegalArgumentException("names no language by its code, such as en or de-AT");
        }
        return locale;
    }

    private void problem(String pointer, String detail) {
        problems.add(pointer, "invalid", detail);
    }
}
