package io.github.booking4j.jdbc;

import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.client.ClientKey;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Compares what is claimed, and what is read as occupied, with what the appointments of a client say should be. */
final class CalendarAudit {
    private static final SqlText APPOINTMENTS = SqlText.of("""
            select appointment_id, status, resources, start_at, end_at, buffer_before_ms, buffer_after_ms
            from booking_appointment
            where client_key = :client""");

    private static final SqlText CLAIMS =
            SqlText.of("select resource_id, cell, appointment_id from booking_claim where client_key = :client");

    private static final SqlText OCCUPATIONS = SqlText.of("""
            select resource_id, appointment_id, occupied_from, occupied_to
            from booking_occupation
            where client_key = :client""");

    private static final SqlText ASTRAY = SqlText.of("""
            select count(*) as astray
            from booking_claim claim
            join booking_occupation occupation
                on occupation.client_key = claim.client_key and occupation.appointment_id = claim.appointment_id
                    and occupation.resource_id = claim.resource_id
            where claim.client_key = :client and claim.lane <> occupation.lane""");

    private final Sql sql;
    private final Binds client;
    private final Set<Cell> expected = new HashSet<>();

    /** What took place may keep its claims or have lost them: nobody books the past. */
    private final Set<UUID> over = new HashSet<>();

    CalendarAudit(Sql sql, ClientKey client) {
        this.sql = sql;
        this.client = Binds.of(client);
    }

    long mismatches() {
        sql.list(APPOINTMENTS, client, this::expect);
        List<Cell> claims = sql.list(CLAIMS, client, CalendarAudit::claim);
        Map<Cell, Integer> occupations = new HashMap<>();
        sql.list(OCCUPATIONS, client, CalendarAudit::occupied)
                .forEach(cells -> cells.forEach(cell -> occupations.merge(cell, 1, Integer::sum)));
        return difference(claims)
                + difference(occupations.keySet().stream().toList())
                + occupations.values().stream().mapToInt(times -> times - 1).sum()
                + sql.list(ASTRAY, client, row -> row.bigint("astray")).get(0);
    }

    private long difference(List<Cell> found) {
        Set<Cell> missing = new HashSet<>(expected);
        long excess = found.stream()
                .filter(cell -> !over.contains(cell.appointment))
                .filter(cell -> !missing.remove(cell))
                .count();
        return missing.size() + excess;
    }

    private boolean expect(Row row) throws SQLException {
        UUID appointment = row.uuid("appointment_id");
        AppointmentStatus status = row.constant(AppointmentStatus.class, "status");
        if (status == AppointmentStatus.COMPLETED || status == AppointmentStatus.NO_SHOW) {
            over.add(appointment);
        } else if (status.isStanding()) {
            Cells cells = Cells.touchedBy(
                    row.instant("start_at").minus(row.millis("buffer_before_ms")),
                    row.instant("end_at").plus(row.millis("buffer_after_ms")));
            row.texts("resources").forEach(resource -> expected.addAll(cells(resource, appointment, cells)));
        }
        return true;
    }

    private static Cell claim(Row row) throws SQLException {
        return new Cell(row.text("resource_id"), row.uuid("appointment_id"), row.integer("cell"));
    }

    private static List<Cell> occupied(Row row) throws SQLException {
        Cells cells = Cells.touchedBy(row.instant("occupied_from"), row.instant("occupied_to"));
        return cells(row.text("resource_id"), row.uuid("appointment_id"), cells);
    }

    private static List<Cell> cells(String resource, UUID appointment, Cells cells) {
        return IntStream.range(cells.first(), cells.end())
                .mapToObj(number -> new Cell(resource, appointment, number))
                .toList();
    }

    private record Cell(String resource, UUID appointment, int number) {}
}
