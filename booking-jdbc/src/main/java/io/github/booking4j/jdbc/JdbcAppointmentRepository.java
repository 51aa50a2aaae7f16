package io.github.booking4j.jdbc;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.call.CallId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.AppointmentRepository;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

final class JdbcAppointmentRepository implements AppointmentRepository {
    private static final String COLUMNS = """
            client_key, appointment_id, lead_id, service_id, resources, local_start, time_zone, utc_offset_seconds, \
            start_at, end_at, zone_rules, buffer_before_ms, buffer_after_ms, status, held_until, price_amount, \
            price_currency, call_id, created_at, moves, version""";

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_appointment (%s)
            values (:client, :id, :lead, :service, :resources, :localStart, :timeZone, :offset, :start, :end, :rules,
                :bufferBefore, :bufferAfter, :status, :heldUntil, :priceAmount, :priceCurrency, :call, :createdAt, :moves,
                :version)""".formatted(COLUMNS));

    private static final SqlText UPDATE = SqlText.of("""
            update booking_appointment
            set lead_id = :lead, service_id = :service, resources = :resources, local_start = :localStart,
                time_zone = :timeZone, utc_offset_seconds = :offset, start_at = :start, end_at = :end,
                zone_rules = :rules, buffer_before_ms = :bufferBefore, buffer_after_ms = :bufferAfter,
                status = :status, held_until = :heldUntil, price_amount = :priceAmount, price_currency = :priceCurrency, call_id = :call,
                created_at = :createdAt, moves = :moves, version = version + 1
            where client_key = :client and appointment_id = :id and version = :version""");

    private static final SqlText FIND =
            SqlText.of("select %s from booking_appointment where client_key = :client and appointment_id = :id"
                    .formatted(COLUMNS));

    private static final SqlText LOCK = FIND.wrapped("", " for update");

    private static final SqlText UPCOMING = SqlText.of("""
            select %s from booking_appointment
            where client_key = :client and lead_id = :lead and start_at > :after
                and status in ('booked', 'confirmed')
            order by start_at, appointment_id
            limit 100""".formatted(COLUMNS));

    private static final SqlText NOTE = SqlText.of("""
            insert into booking_appointment_change (client_key, appointment_id, version, kind, changed_at, start_at)
            values (:client, :id, :version, :kind, :at, :start)""");

    private static final SqlText CHANGES = SqlText.of("""
            select kind, changed_at, start_at, version from booking_appointment_change
            where client_key = :client and appointment_id = :id
            order by version
            limit 1000""");

    private final Sql sql;

    JdbcAppointmentRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Appointment appointment) {
        sql.updateLater(INSERT, binds(appointment));
    }

    @Override
    public Appointment update(Appointment appointment) {
        return sql.updateVersioned(UPDATE, binds(appointment), COLUMNS, JdbcAppointmentRepository::appointment);
    }

    @Override
    public Optional<Appointment> find(ClientKey client, AppointmentId id) {
        return sql.one(FIND, Binds.of(client).put("id", id.value()), JdbcAppointmentRepository::appointment);
    }

    @Override
    public Optional<Appointment> lock(ClientKey client, AppointmentId id) {
        return sql.one(LOCK, Binds.of(client).put("id", id.value()), JdbcAppointmentRepository::appointment);
    }

    @Override
    public void note(ClientKey client, AppointmentId id, AppointmentChange change) {
        Binds binds = Binds.of(client)
                .put("id", id.value())
                .put("version", change.version())
                .put("kind", change.kind())
                .put("at", change.at())
                .put("start", change.start());
        sql.updateLater(NOTE, binds);
    }

    @Override
    public List<AppointmentChange> changes(ClientKey client, AppointmentId id) {
        return sql.list(
                CHANGES,
                Binds.of(client).put("id", id.value()),
                row -> new AppointmentChange(
                        row.constant(AppointmentChange.Kind.class, "kind"),
                        row.instant("changed_at"),
                        row.instant("start_at"),
                        row.integer("version")));
    }

    @Override
    public List<Appointment> upcoming(ClientKey client, LeadId lead, Instant after) {
        Binds binds = Binds.of(client).put("lead", lead.value()).put("after", after);
        return sql.list(UPCOMING, binds, JdbcAppointmentRepository::appointment);
    }

    @Override
    public List<Appointment> list(ClientKey client, AppointmentQuery query) {
        AppointmentQuery.Position after = query.after();
        Listing listing = Listing.of("booking_appointment", COLUMNS, client)
                .equal(
                        "lead_id",
                        "lead",
                        query.lead() == null ? null : query.lead().value())
                .where("status = :status", "status", query.status())
                .where(
                        "service_id = :service",
                        "service",
                        query.service() == null ? null : query.service().value())
                .where(
                        "',' || resources || ',' like :resource",
                        "resource",
                        query.resource() == null ? null : "%," + query.resource() + ",%")
                .where("status <> :released", "released", AppointmentStatus.RELEASED)
                .where("start_at >= :from", "from", query.from())
                .where("start_at < :to", "to", query.to());
        if (after != null) {
            // The first condition is part of the second, but only the first is a place in an index to H2.
            listing.where("start_at >= :afterStart", "afterStart", after.start())
                    .where(
                            "(start_at, appointment_id) > (:afterStart, :afterId)",
                            "afterId",
                            after.id().value());
        }
        return listing.ascending(
                sql, List.of("start_at", "appointment_id"), query.limit(), JdbcAppointmentRepository::appointment);
    }

    private static Binds binds(Appointment appointment) {
        Appointment.Time time = appointment.time();
        Money price = appointment.price();
        return Binds.of(appointment.client())
                .put("id", appointment.id().value())
                .put("lead", appointment.lead().value())
                .put("service", appointment.service().value())
                .put(
                        "resources",
                        appointment.resources().stream().map(ResourceId::value).collect(Collectors.joining(",")))
                .put("localStart", time.localStart().truncatedTo(ChronoUnit.MICROS))
                .put("timeZone", time.zone().getId())
                .put("offset", time.offset().getTotalSeconds())
                .put("start", time.start())
                .put("end", time.end())
                .put("rules", time.rules())
                .put("bufferBefore", appointment.bufferBefore().toMillis())
                .put("bufferAfter", appointment.bufferAfter().toMillis())
                .put("status", appointment.status())
                .put("heldUntil", appointment.heldUntil())
                .put("priceAmount", price == null ? null : price.amount())
                .put("priceCurrency", price == null ? null : price.currency().getCurrencyCode())
                .put(
                        "call",
                        appointment.call() == null ? null : appointment.call().value())
                .put("createdAt", appointment.createdAt())
                .put("moves", appointment.sequence())
                .put("version", appointment.version());
    }

    private static Appointment appointment(Row row) throws SQLException {
        UUID call = row.uuidOrNull("call_id");
        return new Appointment(
                row.client(),
                new AppointmentId(row.uuid("appointment_id")),
                new LeadId(row.uuid("lead_id")),
                new ServiceId(row.text("service_id")),
                row.texts("resources").stream().map(ResourceId::new).toList(),
                time(row),
                row.millis("buffer_before_ms"),
                row.millis("buffer_after_ms"),
                row.constant(AppointmentStatus.class, "status"),
                row.instantOrNull("held_until"),
                row.money("price"),
                call == null ? null : new CallId(call),
                row.instant("created_at"),
                row.integer("moves"),
                row.integer("version"));
    }

    private static Appointment.Time time(Row row) throws SQLException {
        return new Appointment.Time(
                row.local("local_start"),
                ZoneId.of(row.text("time_zone")),
                ZoneOffset.ofTotalSeconds(row.integer("utc_offset_seconds")),
                row.instant("start_at"),
                row.instant("end_at"),
                row.text("zone_rules"));
    }
}
