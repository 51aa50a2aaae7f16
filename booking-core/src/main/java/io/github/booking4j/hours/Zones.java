package io.github.booking4j.hours;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Reads time zones as input. Only the names of places are accepted ({@code America/New_York}): a business and its leads live by
 * the clock of a place, and that clock changes. A fixed offset or an abbreviation is right for half a year at best, and
 * {@code Etc/GMT+5} means five hours <em>behind</em>.
 */
public final class Zones {
    private static final Set<String> NO_PLACES = Set.of("Etc", "SystemV");
    private static final String ADVICE = "must be the name of a place such as America/New_York";

    private Zones() {}

    /**
     * Reads a zone; its name is exact, its case too.
     *
     * @throws IllegalArgumentException for offsets, abbreviations, fixed zones and unknown places, with a hint what to write
     *     instead, without repeating the text
     */
    public static ZoneId parse(String text) {
        String name = text.strip();
        int slash = name.indexOf('/');
        if (slash > 0 && !NO_PLACES.contains(name.substring(0, slash))) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(ADVICE + hint(name), e);
            }
        }
        throw new IllegalArgumentException(ADVICE + hint(name));
    }

    private static String hint(String name) {
        String place = placeMeant(name.toUpperCase(Locale.ROOT));
        if (!place.isEmpty()) {
            return "; did you mean " + place + "?";
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(known -> known.equalsIgnoreCase(name) && known.contains("/") && !known.startsWith("Etc/"))
                .findFirst()
                .map(known -> "; did you mean " + known + "?")
                .orElse(", not an offset or abbreviation");
    }

    private static String placeMeant(String abbreviation) {
        return switch (abbreviation) {
            case "EST", "EDT", "ET", "EST5EDT" -> "America/New_York";
            case "CST", "CDT", "CT", "CST6CDT" -> "America/Chicago";
            case "MST", "MDT", "MT", "MST7MDT" -> "America/Denver";
            case "PST", "PDT", "PT", "PST8PDT" -> "America/Los_Angeles";
            case "GMT", "BST", "WET" -> "Europe/London";
            case "CET", "CEST", "MET" -> "Europe/Berlin";
            case "EET", "EEST" -> "Europe/Athens";
            case "IST" -> "Asia/Kolkata";
            case "AEST", "AEDT" -> "Australia/Sydney";
            case "UTC", "Z", "ETC/UTC" -> "Atlantic/Reykjavik, whose clock shows UTC all year";
            default -> "";
        };
    }
}
