package io.github.booking4j.appointment;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import java.time.ZoneId;

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
 */
public record Resource(
        ClientKey client, ResourceId id, String name, WeeklyHours hours, Closures closures, ZoneId zone, int capacity) {
    /** Checks the capacity. */
    public Resource {
        if (capacity < 1 || capacity > 100) {
            throw new IllegalArgumentException("capacity must be 1 to 100: " + capacity);
        }
    }
}
