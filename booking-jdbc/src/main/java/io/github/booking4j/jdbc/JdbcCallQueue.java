package io.github.booking4j.jdbc;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.CallQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queue is read from the calls themselves, by their indexes: there is no counter that could drift. One range for each
 * priority (0 to 2), since calls that are not due yet would otherwise lie before the due ones of the next. Orders name every column
 * of their index, without which H2 sorts.
 */
final class JdbcCallQueue implements CallQueue {
    private static final String OF_PRIORITY = """
            (select %s from booking_call
            where client_key = :client and status = 'queued' and priority = %d and not_before %s :now
            order by client_key, status, priority, not_before, call_id limit :limit)""";

    private static final SqlText DUE = queued("<=", "priority, not_before, call_id");

    private static final SqlText NOT_YET_DUE = queued(">", "not_before, call_id");

    private static final String NEXT_OF_PRIORITY = """
            (select not_before from booking_call
            where client_key = :client and status = 'queued' and priority = %d
            order by client_key, status, priority, not_before limit 1)""";

    private static final SqlText NEXT_DUE = SqlText.of("select min(not_before) as not_before from ("
            + String.join(
                    " union all ",
                    NEXT_OF_PRIORITY.formatted(0),
                    NEXT_OF_PRIORITY.formatted(1),
                    NEXT_OF_PRIORITY.formatted(2))
            + ") as earliest");

    /** One range for each status that is live: H2 would otherwise read every call there ever was. */
    private static final String COUNT_LIVE = """
            select (select count(*) from booking_call where %1$s and status = 'dialling')
                + (select count(*) from booking_call where %1$s and status = 'unknown')
                + (select count(*) from booking_call where %1$s and status = 'placed')
                + (select count(*) from booking_call where %1$s and status = 'in_progress') as live""";

    private static final SqlText COUNT_LIVE_OF_CLIENT = SqlText.of(COUNT_LIVE.formatted("client_key = :client"));

    private static final SqlText COUNT_LIVE_OF_ACCOUNT = SqlText.of(COUNT_LIVE.formatted("account = :account"));

    private static final SqlText LOCK_ACCOUNT =
            SqlText.of("select account from booking_voice_account where account = :account for update");

    private static final SqlText INSERT_ACCOUNT =
            SqlText.of("insert into booking_voice_account (account) values (:account)");

    private static final SqlText LAST_IMPORT_DIAL = SqlText.of("""
            select dialled_at from booking_call
            where client_key = :client and priority = 2 and direction = 'outbound' and dialled_at is not null
            order by client_key desc, priority desc, direction desc, dialled_at desc
            limit 1""");

    private static final SqlText UNREPORTED = SqlText.of("""
            select count(*) as unreported from booking_call
            where client_key = :client and dialled_at >= :since and outcome is null""");

    private final Sql sql;

    JdbcCallQueue(Sql sql) {
        this.sql = sql;
    }

    private static SqlText queued(String beforeOrAfter, String order) {
        return SqlText.of("select * from ("
                + String.join(
                        " union all ",
                        OF_PRIORITY.formatted(CallRow.COLUMNS, 0, beforeOrAfter),
                        OF_PRIORITY.formatted(CallRow.COLUMNS, 1, beforeOrAfter),
                        OF_PRIORITY.formatted(CallRow.COLUMNS, 2, beforeOrAfter))
                + ") as queued order by " + order + " limit :limit");
    }

    @Override
    public List<Call> due(ClientKey client, Instant now, int limit) {
        return sql.list(DUE, Binds.of(client).put("now", now).put("limit", limit), CallRow::call);
    }

    @Override
    public List<Call> notYetDue(ClientKey client, Instant now, int limit) {
        return sql.list(NOT_YET_DUE, Binds.of(client).put("now", now).put("limit", limit), CallRow::call);
    }

    @Override
    public Optional<Instant> nextDue(ClientKey client) {
        return sql.list(NEXT_DUE, Binds.of(client), row -> Optional.ofNullable(row.instantOrNull("not_before")))
                .get(0);
    }

    @Override
    public int live(ClientKey client) {
        return sql.list(COUNT_LIVE_OF_CLIENT, Binds.of(client), row -> row.integer("live"))
                .get(0);
    }

    @Override
    public int lockAccount(String account) {
        Binds binds = account(account);
        if (sql.one(LOCK_ACCOUNT, binds, row -> true).isEmpty()) {
            sql.insertIfAbsent(INSERT_ACCOUNT, binds);
            sql.one(LOCK_ACCOUNT, binds, row -> true);
        }
        return sql.list(COUNT_LIVE_OF_ACCOUNT, binds, row -> row.integer("live"))
                .get(0);
    }

    @Override
    public int unreported(ClientKey client, Instant since) {
        return sql.list(UNREPORTED, Binds.of(client).put("since", since), row -> row.integer("unreported"))
                .get(0);
    }

    @Override
    public Optional<Instant> lastImportDial(ClientKey client) {
        return sql.one(LAST_IMPORT_DIAL, Binds.of(client), row -> row.instant("dialled_at"));
    }

    private static Binds account(String account) {
        return Binds.none().put("account", account);
    }
}
