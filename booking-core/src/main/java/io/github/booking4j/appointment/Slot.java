package io.github.booking4j.appointment;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A time at which a service can be booked.
 *
 * @param service what
 * @param resources who or what delivers it: one, or all that the service needs at once
 * @param start when it starts, with the offset of the resource's zone
 * @param end when it ends, with the offset of the resource's zone
 */
public record Slot(ServiceId service, List<ResourceId> resources, OffsetDateTime start, OffsetDateTime end) {
    /** Copies the list. */
    public Slot {
        resources = List.copyOf(resources);
    }
}
