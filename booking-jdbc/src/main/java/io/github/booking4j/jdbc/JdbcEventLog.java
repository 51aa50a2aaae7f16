package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.spi.store.EventLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that are appended wait for the end of the transaction, so that all of them go in one statement. */
final class JdbcEventLog implements EventLog {
    private static final RowsText INSERT = RowsText.of(
            "booking_event_inbox", "client_key, event_type, happened_at, data", ":client, :type, :time, :data");

    private static final SqlText UNNUMBERED = SqlText.of("""
            select distinct client_key from booking_event_inbox where client_key > :after
            order by client_key limit :limit""");

    private static final SqlText INSERT_COUNTER =
            SqlText.of("insert into booking_event_counter (client_key, latest) values (:client, 0)");

    private static final SqlText LOCK_COUNTER =
            SqlText.of("select latest from booking_event_counter where client_key = :client for update");

    private static final SqlText WAITING = SqlText.of(
            "select place from booking_event_inbox where client_key = :client order by client_key, place limit :limit");

    private static final SqlText NUMBER = SqlText.of("""
            insert into booking_event (client_key, event_number, event_type, happened_at, data)
            select client_key, :latest + row_number() over (order by place), event_type, happened_at, data
            from booking_event_inbox
            where client_key = :client and place between :first and :last and place = any(:places)""");

    private static final SqlText REMOVE = SqlText.of("""
            delete from booking_event_inbox
            where client_key = :client and place between :first and :last and place = any(:places)""");

    private static final SqlText RAISE_COUNTER =
            SqlText.of("update booking_event_counter set latest = :latest where client_key = :client");

    private static final SqlText LATEST =
            SqlText.of("select latest from booking_event_counter where client_key = :client");

    private final Sql sql;
    private final CommitNotes notes;
    private final List<Appended> appended = new ArrayList<>();

    JdbcEventLog(Sql sql, CommitNotes notes) {
        this.sql = sql;
        this.notes = notes;
    }

    @Override
    public void append(ClientKey client, Collection<Draft> events) {
        sql.requireOpen();
        events.forEach(event -> appended.add(new Appended(client, event)));
        if (!events.isEmpty()) {
            notes.eventsToNumber();
        }
    }

    void flush() {
        if (!appended.isEmpty()) {
            sql.insertRows(INSERT, appended, JdbcEventLog::binds);
            appended.clear();
        }
    }

    @Override
    public List<ClientKey> unnumbered(@Nullable ClientKey after, int limit) {
        flush();
        Binds binds =
                Binds.none().put("after", after == null ? "" : after.value()).put("limit", limit);
        return sql.list(UNNUMBERED, binds, Row::client);
    }

    @Override
    public int number(ClientKey client, int limit) {
        flush();
        long latest = lockCounter(client);
        List<Long> places = sql.list(WAITING, Binds.of(client).put("limit", limit), row -> row.bigint("place"));
        if (places.isEmpty()) {
            return 0;
        }
        // By their places and not "up to the last": one with a smaller place may be committed between the statements.
        Binds binds = Binds.of(client)
                .put("latest", latest)
                .put("places", places)
                .put("first", places.get(0))
                .put("last", places.get(places.size() - 1));
        sql.update(NUMBER, binds);
        sql.update(REMOVE, binds);
        sql.update(RAISE_COUNTER, Binds.of(client).put("latest", latest + places.size()));
        notes.eventsNumbered(client);
        return places.size();
    }

    private long lockCounter(ClientKey client) {
        List<Long> counter = sql.list(LOCK_COUNTER, Binds.of(client), row -> row.bigint("latest"));
        if (counter.isEmpty()) {
            sql.insertIfAbsent(INSERT_COUNTER, Binds.of(client));
            counter = sql.list(LOCK_COUNTER, Binds.of(client), row -> row.bigint("latest"));
        }
        return counter.get(0);
    }

    @Override
    public List<Event> listAfter(ClientKey client, long number, int limit) {
        return Listing.of("booking_event", "client_key, event_number, event_type, happened_at, data", client)
                .where("event_number > :number", "number", number)
                .ascending(sql, List.of("event_number"), limit, JdbcEventLog::event);
    }

    @Override
    public long latest(ClientKey client) {
        return sql.one(LATEST, Binds.of(client), row -> row.bigint("latest")).orElse(0L);
    }

    private static Binds binds(Appended event) {
        return Binds.of(event.client)
                .put("type", event.draft.type().wireName())
                .put("time", event.draft.time())
                .put("data", event.draft.data());
    }

    private static Event event(Row row) throws SQLException {
        return new Event(
                row.client(),
                row.bigint("event_number"),
                EventType.ofWireName(row.text("event_type")),
                row.instant("happened_at"),
                row.text("data"));
    }

    private record Appended(ClientKey client, Draft draft) {}
}
