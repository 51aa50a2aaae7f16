package io.github.booking4j.appointment;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who or what is booked: a person, a room, a chair.
 *
 * @param client whose resource it is
 * @param id its id
 * @param name what it is called
 * @param hours when it works, on its own wall clock
 * @param closures when it does not, and exceptions
 * @param zone its zone
 * @param capacity how many appointments it holds at one time (1 to 100)
 * @param mostADay most appointments that start on it on one of its days, holds included (1 to 10,000); null: no limit
 */
public record Resource(
        ClientKey client,
        ResourceId id,
        String name,
        WeeklyHours hours,
        Closures closures,
        ZoneId zone,
        int capacity,
        @Nullable Integer mostADay) {
    /** Checks the capacity and the limit. */
    public Resource {
        if (capacity < 1 || capacity > 100) {
            throw new IllegalArgumentException("capacity must be 1 to 100: " + capacity);
        }
        requireLimit(mostADay);
    }

    /** One without a daily limit. */
    public Resource(
            ClientKey client,
            ResourceId id,
            String name,
            WeeklyHours hours,
            Closures closures,
            ZoneId zone,
            int capacity) {
        this(client, id, name, hours, closures, zone, capacity, null);
    }

    /** A copy with a daily limit; null: none. */
    public Resource withMostADay(@Nullable Integer limit) {
        return new Resource(client, id, name, hours, closures, zone, capacity, limit);
    }

    static void requireLimit(@Nullable Integer mostADay) {
        if (mostADay != null && (mostADay < 1 || mostADay > 10_000)) {
            throw new IllegalArgumentException("mostADay must be 1 to 10,000: " + mostADay);
        }
    }
}
