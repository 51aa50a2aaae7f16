package io.github.booking4j.hours;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Zone ids as input. */
public final class Zones {
    private Zones() {}

    /**
     * Reads a region id such as {@code America/New_York}.
     *
     * @throws IllegalArgumentException for offsets, abbreviations and unknown ids
     */
    public static ZoneId parse(String text) {
        try {
            ZoneId zone = ZoneId.of(text.strip());
            if (text.contains("/") && !text.startsWith("Etc/")) {
                return zone;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a region id such as America/New_York", e);
        }
        throw new IllegalArgumentException("not a region id such as America/New_York");
    }
}
