package io.github.booking4j.jdbc;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.spi.store.CalendarRepository;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The only writer of claims and occupations. */
final class JdbcCalendarRepository implements CalendarRepository {
    private static final String OCCUPATION =
            "resource_id, lane, appointment_id, occupied_from, occupied_to, held_until";

    private static final KeyedText LOCK = KeyedText.of("""
            select resource_id from booking_resource
            where client_key = :client and resource_id in (:keys)
            order by resource_id
            for update""");

    private static final KeyedText OCCUPATIONS = KeyedText.of("""
            select %s from booking_occupation
            where client_key = :client and resource_id in (:keys)
                and occupied_from > :earliest and occupied_from < :to and occupied_to > :from
            order by resource_id, occupied_from, lane""".formatted(OCCUPATION));

    private static final KeyedText VISITS = KeyedText.of("""
            select occupation.resource_id, occupation.lane, occupation.appointment_id, occupation.occupied_from,
                occupation.occupied_to, occupation.held_until, appointment.service_id, appointment.start_at
            from booking_occupation occupation
            join booking_appointment appointment
                on appointment.client_key = occupation.client_key
                    and appointment.appointment_id = occupation.appointment_id
            where occupation.client_key = :client and occupation.resource_id in (:keys)
                and occupation.occupied_from > :earliest and occupation.occupied_from < :to
                and occupation.occupied_to > :from and appointment.start_at >= :from and appointment.start_at < :to""");

    private static final SqlText KEEP = SqlText.of("""
            update booking_occupation set held_until = null
            where client_key = :client and appointment_id = :appointment""");

    /** Locked, because its lane may be changed for it until the moment it is read. */
    private static final SqlText OF_APPOINTMENT = SqlText.of("""
            select %s from booking_occupation
            where client_key = :client and appointment_id = :appointment
            order by resource_id
            for update""".formatted(OCCUPATION));

    private static final SqlText LANE = SqlText.of("""
            select lane from booking_occupation
            where client_key = :client and appointment_id = :appointment and resource_id = :resource
                and occupied_from = :from and occupied_to = :to
            for update""");

    private static final SqlText CHANGE_LANE = SqlText.of("""
            update booking_occupation set lane = :lane
            where client_key = :client and appointment_id = :appointment and resource_id = :resource""");

    private static final SqlText OCCUPY = SqlText.of("""
            insert into booking_occupation (client_key, %s)
            values (:client, :resource, :lane, :appointment, :from, :to, :heldUntil)""".formatted(OCCUPATION));

    /** By an array, whose length PostgreSQL does not ask for: a series from one cell to another it would plan anew each time. */
    private static final SqlText CLAIM_ON_POSTGRESQL = SqlText.of("""
            insert into booking_claim (client_key, resource_id, lane, cell, appointment_id)
            select :client, :resource, :lane, unnest(cast(:cells as integer array)), :appointment
            on conflict do nothing""");

    private static final SqlText CLAIM_ON_H2 = SqlText.of("""
            insert into booking_claim (client_key, resource_id, lane, cell, appointment_id)
            select :client, :resource, :lane, x, :appointment
            from system_range(:first, :last)""");

    private static final SqlText RELEASE = SqlText.of("""
            delete from booking_claim
            where client_key = :client and resource_id = :resource and lane = :lane
                and cell between :first and :last and appointment_id = :appointment""");

    private static final SqlText VACATE =
            SqlText.of("delete from booking_occupation where client_key = :client and appointment_id = :appointment");

    private final Sql sql;

    JdbcCalendarRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void lockResources(ClientKey client, Collection<ResourceId> resources) {
        sql.listByKeys(LOCK, Binds.of(client), texts(resources), row -> true);
    }

    @Override
    public List<Occupation> occupations(ClientKey client, Collection<ResourceId> resources, Instant from, Instant to) {
        Map<String, ResourceId> ids = new HashMap<>(); // of thousands of rows a few: each is checked once
        resources.forEach(id -> ids.put(id.value(), id));
        return sql.listByKeys(OCCUPATIONS, within(client, from, to), texts(resources), row -> {
            String id = row.text("resource_id");
            return occupation(row, ids.computeIfAbsent(id, ResourceId::new));
        });
    }

    @Override
    public List<Visit> visits(ClientKey client, Collection<ResourceId> resources, Instant from, Instant to) {
        return sql.listByKeys(VISITS, within(client, from, to), texts(resources), JdbcCalendarRepository::visit);
    }

    private static Binds within(ClientKey client, Instant from, Instant to) {
        return Binds.of(client)
                .put("earliest", from.minus(Cells.LONGEST))
                .put("from", from)
                .put("to", to);
    }

    @Override
    public void claim(ClientKey client, Collection<Occupation> occupations) {
        for (Occupation occupation : ascending(occupations)) {
            claim(client, occupation, OCCUPY);
        }
    }

    @Override
    public void changeLanes(ClientKey client, Collection<Occupation> moved) {
        List<Occupation> ascending = ascending(moved);
        for (Occupation occupation : ascending) {
            int lane = sql.one(LANE, binds(client, occupation), row -> row.integer("lane"))
                    .orElseThrow(this::taken); // called off or moved meanwhile
            sql.updateLater(RELEASE, binds(client, occupation.onLane(lane)));
        }
        for (Occupation occupation : ascending) {
            claim(client, occupation, CHANGE_LANE);
        }
    }

    private static List<Occupation> ascending(Collection<Occupation> occupations) {
        return occupations.stream()
                .sorted(Comparator.comparing(Occupation::resource)
                        .thenComparing(Occupation::lane)
                        .thenComparing(Occupation::from))
                .toList();
    }

    /** Cells of others are left alone, or end the transaction. */
    private void claim(ClientKey client, Occupation occupation, SqlText note) {
        Binds binds = binds(client, occupation);
        Cells cells = cells(occupation);
        IntConsumer claimed = count -> {
            if (count < cells.count()) {
                throw taken();
            }
        };
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.updateLater(CLAIM_ON_POSTGRESQL, binds.put("cells", cells.all()), claimed, this::refused);
        } else {
            sql.updateLater(CLAIM_ON_H2, binds, claimed, this::refused);
        }
        sql.updateLater(note, binds, noted -> {}, this::refused);
    }

    /** That there is no such lane is as good as taken; so is a cell that is, which PostgreSQL counts instead. */
    private RuntimeException refused(StoreException error) {
        boolean taken =
                SqlErrors.isForeignKey(error) || (sql.dialect() == Dialect.H2 && SqlErrors.isDuplicateKey(error));
        return taken ? taken() : error;
    }

    private ConflictException taken() {
        return sql.failed(new ConflictException("slot_taken", "The time is claimed by another appointment"));
    }

    @Override
    public void keep(ClientKey client, AppointmentId appointment) {
        sql.update(KEEP, Binds.of(client).put("appointment", appointment.value()));
    }

    @Override
    public void release(ClientKey client, AppointmentId appointment) {
        Binds ofAppointment = Binds.of(client).put("appointment", appointment.value());
        sql.list(OF_APPOINTMENT, ofAppointment, JdbcCalendarRepository::occupation)
                .forEach(occupation -> sql.updateLater(RELEASE, binds(client, occupation)));
        sql.updateLater(VACATE, ofAppointment);
    }

    @Override
    public long mismatches(ClientKey client) {
        return new CalendarAudit(sql, client).mismatches();
    }

    private static List<String> texts(Collection<ResourceId> resources) {
        return resources.stream().map(ResourceId::value).toList();
    }

    private static Cells cells(Occupation occupation) {
        return Cells.touchedBy(
                occupation.from().truncatedTo(ChronoUnit.MICROS),
                occupation.to().truncatedTo(ChronoUnit.MICROS));
    }

    private static Binds binds(ClientKey client, Occupation occupation) {
        Cells cells = cells(occupation);
        return Binds.of(client)
                .put("resource", occupation.resource().value())
                .put("lane", occupation.lane())
                .put("appointment", occupation.appointment().value())
                .put("from", occupation.from())
                .put("to", occupation.to())
                .put("heldUntil", occupation.heldUntil())
                .put("first", cells.first())
                .put("last", cells.end() - 1);
    }

    private static Occupation occupation(Row row) throws SQLException {
        return occupation(row, new ResourceId(row.text("resource_id")));
    }

    private static Occupation occupation(Row row, ResourceId resource) throws SQLException {
        return new Occupation(
                resource,
                row.integer("lane"),
                new AppointmentId(row.uuid("appointment_id")),
                row.instant("occupied_from"),
                row.instant("occupied_to"),
                row.instantOrNull("held_until"));
    }

    private static Visit visit(Row row) throws SQLException {
        return new Visit(occupation(row), new ServiceId(row.text("service_id")), row.instant("start_at"));
    }
}
