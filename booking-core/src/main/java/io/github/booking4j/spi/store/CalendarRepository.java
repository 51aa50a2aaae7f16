package io.github.booking4j.spi.store;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What occupies the resources. The guarantee is a unique key over (client, resource, cell, lane), a cell being five
 * minutes: a claim holds every cell that its time touches, on one lane, and lanes are 0 to capacity − 1. Whatever is done
 * concurrently, no resource is occupied beyond its capacity.
 */
public interface CalendarRepository {
    /** Locks resources in ascending order. Needed only where a choice depends on what is claimed: lanes, any-one-of, all-of. */
    void lockResources(ClientKey client, Collection<ResourceId> resources);

    /** What occupies these resources between two instants, ordered by resource, then start. */
    List<Occupation> occupations(ClientKey client, Collection<ResourceId> resources, Instant from, Instant to);

    /**
     * Claims the time of these occupations, all or nothing, in ascending order of resource and cell.
     *
     * @throws io.github.booking4j.error.ConflictException with code {@code slot_taken} when any cell is claimed; the unit
     *     of work must then end
     */
    void claim(ClientKey client, Collection<Occupation> occupations);

    /**
     * Puts what stands onto other lanes, all at once, so that they may change places. To be called under the lock of their
     * resources.
     *
     * @param moved each as it is, but for the lane, which is the one it is to have
     * @throws io.github.booking4j.error.ConflictException with code {@code slot_taken} when one is no longer there or a lane is
     *     claimed by another; the unit of work must then end
     */
    void changeLanes(ClientKey client, Collection<Occupation> moved);

    /** Frees every cell of an appointment. */
    void release(ClientKey client, AppointmentId appointment);

    /**
     * How many cells are claimed but should not be, or should be but are not, by what the standing and the cancelled
     * appointments say: 0, always. For tests and audits.
     */
    long mismatches(ClientKey client);

    /**
     * An appointment on a resource.
     *
     * @param resource who or what
     * @param lane which of its lanes, from 0
     * @param appointment by whom
     * @param from when it begins, buffer included
     * @param to when it ends, buffer included
     */
    record Occupation(ResourceId resource, int lane, AppointmentId appointment, Instant from, Instant to) {
        /** The same on another lane. */
        public Occupation onLane(int other) {
            return new Occupation(resource, other, appointment, from, to);
        }
    }
}
