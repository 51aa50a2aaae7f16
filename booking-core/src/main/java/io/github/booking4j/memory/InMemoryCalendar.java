package io.github.booking4j.memory;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.memory.Schema.Positioned;
import io.github.booking4j.spi.store.CalendarRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Claims are kept as ranges of cells: on one lane they never overlap, so a neighbour in their order tells who is in the way. */
final class InMemoryCalendar implements CalendarRepository {
    private final Schema schema;
    private final Table<Claim> claims;
    private final Index<Claim> claimsOf;

    InMemoryCalendar(Schema schema) {
        this.schema = schema;
        this.claims = new Table<>(
                schema.journal, claim -> Key.of(claim.client, claim.resource(), claim.lane(), claim.cells.first()));
        this.claimsOf = claims.index(claim -> Key.of(
                claim.client,
                claim.occupation.appointment().value(),
                claim.resource(),
                claim.lane(),
                claim.cells.first()));
    }

    @Override
    public void lockResources(ClientKey client, Collection<ResourceId> resources) {
        schema.journal.requireOpen();
    }

    @Override
    public List<Occupation> occupations(ClientKey client, Collection<ResourceId> resources, Instant from, Instant to) {
        List<Occupation> found = new ArrayList<>();
        for (ResourceId resource : new TreeSet<>(resources)) {
            List<Occupation> ofResource = new ArrayList<>();
            for (int lane = 0; lane < capacity(client, resource); lane++) {
                addOverlapping(client, resource, lane, from, to, ofResource);
            }
            ofResource.sort(Comparator.comparing(Occupation::from).thenComparing(Occupation::lane));
            found.addAll(ofResource);
        }
        return List.copyOf(found);
    }

    @Override
    public List<Visit> visits(ClientKey client, Collection<ResourceId> resources, Instant from, Instant to) {
        List<Visit> found = new ArrayList<>();
        // An appointment starts while it occupies its resources.
        for (Occupation occupation : occupations(client, resources, from, to)) {
            Appointment appointment = schema.appointments
                    .find(client, occupation.appointment().value())
                    .orElseThrow();
            if (!appointment.start().isBefore(from) && appointment.start().isBefore(to)) {
                found.add(new Visit(occupation, appointment.service(), appointment.start()));
            }
        }
        return List.copyOf(found);
    }

    @Override
    public void claim(ClientKey client, Collection<Occupation> occupations) {
        for (Occupation occupation : occupations) {
            Claim claim = Claim.of(client, occupation);
            if (claim.lane() < 0 || claim.lane() >= capacity(client, claim.resource()) || isTaken(claim)) {
                throw taken();
            }
            claims.insert(claim);
        }
    }

    private static ConflictException taken() {
        return new ConflictException("slot_taken", "The time is claimed by another appointment");
    }

    @Override
    public void changeLanes(ClientKey client, Collection<Occupation> moved) {
        for (Occupation occupation : moved) {
            claims.remove(claimsOf.startingWith(client, occupation.appointment().value(), occupation.resource())
                    .last()
                    .orElseThrow(InMemoryCalendar::taken));
        }
        claim(client, moved);
    }

    @Override
    public void keep(ClientKey client, AppointmentId appointment) {
        for (Claim held : claimsOf.startingWith(client, appointment.value()).list()) {
            claims.remove(held);
            claims.insert(held.kept());
        }
    }

    @Override
    public void release(ClientKey client, AppointmentId appointment) {
        claimsOf.startingWith(client, appointment.value()).list().forEach(claims::remove);
    }

    @Override
    public long mismatches(ClientKey client) {
        return new CalendarAudit(schema, client)
                .mismatches(claims.primary().startingWith(client).list());
    }

    /** Whether a lane of this or a greater number is claimed at any time. */
    boolean usesLaneFrom(ClientKey client, ResourceId resource, int lane) {
        return !claims.primary()
                .range(Key.of(client, resource, lane), Key.of(client, resource).end())
                .isEmpty();
    }

    private int capacity(ClientKey client, ResourceId resource) {
        return schema.resources
                .find(client, resource)
                .map(Positioned::value)
                .map(Resource::capacity)
                .orElse(0);
    }

    private boolean isTaken(Claim claim) {
        Key lane = Key.of(claim.client, claim.resource(), claim.lane());
        return claims.primary()
                .range(lane, lane.with(claim.cells.end()))
                .last()
                .filter(last -> last.cells.end() > claim.cells.first())
                .isPresent();
    }

    private void addOverlapping(
            ClientKey client, ResourceId resource, int lane, Instant from, Instant to, List<Occupation> found) {
        Key ofLane = Key.of(client, resource, lane);
        Key cell = ofLane.with(Cells.at(from));
        // The one that began last before the range is the only earlier one that may reach into it.
        claims.primary()
                .range(ofLane, cell)
                .last()
                .filter(before -> before.occupation.to().isAfter(from))
                .ifPresent(before -> found.add(before.occupation));
        claims.primary().range(cell, ofLane.end()).stream()
                .map(Claim::occupation)
                .takeWhile(occupation -> occupation.from().isBefore(to))
                .filter(occupation -> occupation.to().isAfter(from))
                .forEach(found::add);
    }

    /** Consecutive cells of five minutes, counted from the epoch: from the first up to, but without, the end. */
    record Cells(long first, long end) {
        private static final long SECONDS = 300;

        static long at(Instant instant) {
            return Math.floorDiv(instant.getEpochSecond(), SECONDS);
        }

        /** Every cell that a time touches. */
        static Cells touchedBy(Instant from, Instant to) {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("An occupation must end after it begins");
            }
            return new Cells(at(from), at(to.minusNanos(1)) + 1);
        }
    }

    record Claim(ClientKey client, Occupation occupation, Cells cells) {
        static Claim of(ClientKey client, Occupation wanted) {
            Instant from = Stored.micros(wanted.from());
            Instant to = Stored.micros(wanted.to());
            return new Claim(
                    client,
                    new Occupation(
                            wanted.resource(),
                            wanted.lane(),
                            wanted.appointment(),
                            from,
                            to,
                            Stored.microsOrNull(wanted.heldUntil())),
                    Cells.touchedBy(from, to));
        }

        Claim kept() {
            Occupation held = occupation;
            return new Claim(
                    client,
                    new Occupation(held.resource(), held.lane(), held.appointment(), held.from(), held.to(), null),
                    cells);
        }

        ResourceId resource() {
            return occupation.resource();
        }

        int lane() {
            return occupation.lane();
        }
    }
}
