package io.github.booking4j.hours;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.function.Function;

/**
 * Whether the time-zone rules of this JVM are those of the law, as far as this version knows. Where they are not, local times of the
 * zone are an hour off from the change of the law on, in reminders and calling hours as in appointments; a newer JDK, or its TZUpdater,
 * mends that. Source: the releases of the IANA time zone database that are named.
 */
public final class ZoneLaws {
    private static final Instant WINTER_OF_2026 = Instant.parse("2026-12-01T12:00:00Z");

    private static final List<Law> CHANGED = List.of(
            new Law("America/Vancouver", WINTER_OF_2026, "-07:00"), // 2026b: stays on summer time
            new Law("America/Edmonton", WINTER_OF_2026, "-06:00"), // 2026c: stays on summer time
            new Law("Africa/Casablanca", WINTER_OF_2026, "Z")); // 2026c: winter time again

    private ZoneLaws() {}

    /** The release of the time zone database that the JVM has, such as {@code 2025a}. */
    public static String release() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }

    /** The release of the rules that the JVM has for one zone, which a {@link ZoneRulesProvider} of the host may have of its own. */
    public static String release(ZoneId zone) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId())
                ? ZoneRulesProvider.getVersions(zone.getId()).lastKey()
                : release();
    }

    /** The zones whose law is newer than the rules of the JVM. */
    public static List<String> outdated() {
        return outdated(ZoneId::getRules);
    }

    static List<String> outdated(Function<ZoneId, ZoneRules> rules) {
        return CHANGED.stream()
                .filter(law -> !rules.apply(law.zone()).getOffset(law.when).equals(law.offset()))
                .map(Law::id)
                .toList();
    }

    /**
     * What the law says.
     *
     * @param id the zone that it changed
     * @param when an instant for which it is another one than before
     * @param shown the offset that is in force then
     */
    private record Law(String id, Instant when, String shown) {
        ZoneId zone() {
            return ZoneId.of(id);
        }

        ZoneOffset offset() {
            return ZoneOffset.of(shown);
        }
    }
}
