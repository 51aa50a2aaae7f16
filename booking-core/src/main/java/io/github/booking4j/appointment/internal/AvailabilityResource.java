package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.hours.TimeRange;
import java.time.ZoneId;
import java.util.List;

/**
 * A resource as availability sees it.
 *
 * @param id its id
 * @param zone its wall clock, for the grid of its starts
 * @param open when it is open: sorted, none touching another, as {@link io.github.booking4j.hours.OpeningHours} answers, and
 *     from the first start on up to the end of the last visit
 * @param busy what already occupies it, from the buffer before the first start to the buffer after the last visit
 * @param full when no visit may start, by start; these may overlap
 */
record AvailabilityResource(
        ResourceId id, ZoneId zone, List<TimeRange> open, AvailabilityBusy busy, List<TimeRange> full) {
    AvailabilityResource {
        open = List.copyOf(open);
        full = List.copyOf(full);
    }
}
