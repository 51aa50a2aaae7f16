package io.github.booking4j.spi.store;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The appointments that occupy these resources and start from an instant on and before another, in any order. */
    List<Visit> visits(ClientKey client, Collection<ResourceId> resources, Instant from, Instant to);

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

    /** What was held is occupied for good: its time does not run out any more. */
    void keep(ClientKey client, AppointmentId appointment);

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
     * @param heldUntil when its hold runs out; it occupies its time beyond that, until somebody releases it; null: it is no hold
     */
    record Occupation(
            ResourceId resource,
            int lane,
            AppointmentId appointment,
            Instant from,
            Instant to,
            @Nullable Instant heldUntil) {
        /** What an appointment occupies of a resource. */
        public static Occupation of(Appointment appointment, ResourceId resource, int lane) {
            return new Occupation(
                    resource,
                    lane,
                    appointment.id(),
                    appointment.occupiedFrom(),
                    appointment.occupiedTo(),
                    appointment.heldUntil());
        }

        /** The same on another lane. */
        public Occupation onLane(int other) {
            return new Occupation(resource, other, appointment, from, to, heldUntil);
        }

        /** Whether it is a hold that ran out before an instant or at it. */
        public boolean hasExpired(Instant now) {
            return heldUntil != null && !now.isBefore(heldUntil);
        }
    }

    /**
     * An appointment that starts on a resource.
     *
     * @param occupation what it occupies
     * @param service what is delivered
     * @param start when it starts, without its buffer
     */
    record Visit(Occupation occupation, ServiceId service, Instant start) {}
}
