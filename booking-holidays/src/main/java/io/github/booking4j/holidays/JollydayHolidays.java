package io.github.booking4j.holidays;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.github.booking4j.hours.HolidayCalendar;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public holidays that Jollyday knows: some eighty countries with their states, provinces and nations. Days that are merely
 * observed and holidays of single towns are none. A part of a country that it does not know has the holidays of the country, and a
 * country that it does not know has none. Thread-safe; the first question about a country and year reads rules from the class path,
 * a later one is answered from memory.
 */
public final class JollydayHolidays implements HolidayCalendar {
    /** The rules are those of the present; the span bounds what is kept. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private final Set<String> countries = HolidayManager.getSupportedCalendarCodes();
    private final Map<RegionYear, Set<LocalDate>> known = new ConcurrentHashMap<>();

    private JollydayHolidays() {}

    /** All countries that the library has. */
    public static JollydayHolidays create() {
        return new JollydayHolidays();
    }

    /** {@inheritDoc} Years before 2000 and after 2100 have none. */
    @Override
    public boolean isHoliday(String region, LocalDate date) {
        String country = region.substring(0, Math.min(2, region.length())).toUpperCase(Locale.ROOT);
        if (!countries.contains(country) || date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            return false;
        }
        String part = region.length() > 3 ? region.substring(3).toLowerCase(Locale.ROOT) : "";
        Set<String> parts = parts(country);
        if (!part.isEmpty()) {
            return dates(country, parts.contains(part) ? part : "", date).contains(date);
        }
        return dates(country, "", date).contains(date)
                || parts.stream().anyMatch(each -> dates(country, each, date).contains(date));
    }

    private Set<LocalDate> dates(String country, String part, LocalDate date) {
        return known.computeIfAbsent(new RegionYear(country, part, date.getYear()), JollydayHolidays::dates);
    }

    private static Set<LocalDate> dates(RegionYear asked) {
        HolidayManager manager = manager(asked.country);
        Set<LocalDate> dates = new HashSet<>();
        // What stands in for a New Year's Day may lie in the year before.
        for (int year = asked.year; year <= asked.year + 1; year++) {
            Set<Holiday> holidays = asked.part.isEmpty()
                    ? manager.getHolidays(Year.of(year))
                    : manager.getHolidays(Year.of(year), asked.part);
            for (Holiday holiday : holidays) {
                if (holiday.getType() != HolidayType.OBSERVANCE) {
                    dates.addAll(List.of(holiday.getDate(), holiday.getActualDate()));
                }
            }
        }
        dates.removeIf(date -> date.getYear() != asked.year);
        return Set.copyOf(dates);
    }

    /** The states or nations of a country, without what is below them. */
    private static Set<String> parts(String country) {
        return manager(country).getCalendarHierarchy().getChildren().keySet();
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    private record RegionYear(String country, String part, int year) {}
}
