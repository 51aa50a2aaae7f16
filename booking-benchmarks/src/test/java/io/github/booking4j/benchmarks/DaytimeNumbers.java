package io.github.booking4j.benchmarks;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Phone numbers, none of anybody, of a city in which people may be called now; with these three it is day in one of them at any time.
 *
 * @param zone the city's
 * @param region the country, as a default region
 * @param prefix what the numbers begin with, E.164
 * @param first the first number after the prefix
 */
record DaytimeNumbers(ZoneId zone, String region, String prefix, int first) {
    private static final int FIRST_END = 50;
    private static final int ENDS = 40;
    private static final LocalTime FROM = LocalTime.of(8, 5);
    private static final LocalTime TO = LocalTime.of(20, 30);

    private static final List<DaytimeNumbers> CITIES = List.of(
            new DaytimeNumbers(ZoneId.of("Europe/London"), "GB", "+44207", 1_000_000),
            new DaytimeNumbers(ZoneId.of("America/New_York"), "US", "+1212", 2_000_000),
            new DaytimeNumbers(ZoneId.of("Asia/Tokyo"), "JP", "+813", 30_000_000));

    static DaytimeNumbers at(Instant now) {
        return CITIES.stream().filter(city -> city.isDay(now)).findFirst().orElseThrow();
    }

    private boolean isDay(Instant now) {
        LocalTime local = now.atZone(zone).toLocalTime();
        return local.isAfter(FROM) && local.isBefore(TO);
    }

    /**
     * The simulator chooses by the last two digits what happens: of these one in four books, the others do not want to, do not
     * answer or are busy; from 90 on it would be trouble, which is not what is measured.
     */
    String number(int index) {
        return prefix + (first + index / ENDS * 100 + FIRST_END + index % ENDS);
    }
}
