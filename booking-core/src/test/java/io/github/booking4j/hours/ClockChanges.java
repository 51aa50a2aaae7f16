package io.github.booking4j.hours;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Days on which something is odd about the clock of a place. */
public enum ClockChanges {
    NEW_YORK_FORWARD("America/New_York", "2026-03-08"),
    NEW_YORK_BACK("America/New_York", "2026-11-01"),
    LONDON_FORWARD("Europe/London", "2026-03-29"),
    LONDON_BACK("Europe/London", "2026-10-25"),
    HALF_AN_HOUR_FORWARD("Australia/Lord_Howe", "2026-10-04"),
    HALF_AN_HOUR_BACK("Australia/Lord_Howe", "2026-04-05"),
    TWO_HOURS_FORWARD("Antarctica/Troll", "2026-03-29"),
    MIDNIGHT_SKIPPED("Africa/Cairo", "2026-04-24"),
    MIDNIGHT_TWICE("America/Havana", "2026-11-01"),
    BACK_ACROSS_MIDNIGHT("America/St_Johns", "2010-11-07"),
    BACK_TO_THE_DAY_BEFORE("America/Sao_Paulo", "2018-02-18"),
    DATE_SKIPPED("Pacific/Apia", "2011-12-30"),
    NEVER_CHANGED("Asia/Kathmandu", "2026-03-29");

    private final ZoneId zone;
    private final LocalDate date;

    ClockChanges(String zone, String date) {
        this.zone = ZoneId.of(zone);
        this.date = LocalDate.parse(date);
    }

    /** The place. */
    public ZoneId zone() {
        return zone;
    }

    /** The day. */
    public LocalDate date() {
        return date;
    }

    /** Any of them. */
    public static ClockChanges any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    /** Server zones under which nothing may come out differently. */
    public static List<String> serverZones() {
        return List.of(
                "UTC",
                "America/Sao_Paulo",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Kiritimati",
                "Europe/London");
    }
}
