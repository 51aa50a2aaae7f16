package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.spi.store.WaitingLine;
import java.time.Instant;
import java.util.Optional;

/** The account's lock, which every user of the line holds, makes reading and writing it one step. */
final class JdbcWaitingLine implements WaitingLine {
    private static final SqlText JOIN = SqlText.of("""
            insert into booking_account_waiting (account, client_key, priority, since)
            values (:account, :client, :priority, :since)""");

    private static final SqlText GO_AHEAD = SqlText.of("""
            update booking_account_waiting set priority = :priority, since = :since
            where account = :account and client_key = :client and priority > :priority""");

    private static final SqlText LEAVE =
            SqlText.of("delete from booking_account_waiting where account = :account and client_key = :client");

    private static final SqlText REMOVE_ABSENT =
            SqlText.of("delete from booking_account_waiting where account = :account and called_at < :absentSince");

    private static final SqlText FIRST = SqlText.of("""
            select client_key from booking_account_waiting
            where account = :account and called_at is null
            order by priority, since, client_key
            limit 1""");

    private static final SqlText CALL = SqlText.of(
            "update booking_account_waiting set called_at = :now where account = :account and client_key = :client");

    private static final SqlText STANDING = SqlText.of("""
            select count(case when client_key = :client and called_at >= :absentSince then 1 end) as called,
                count(case when client_key <> :client and called_at >= :absentSince then 1 end) as others_called,
                count(case when client_key <> :client and called_at is null then 1 end) as others_waiting
            from booking_account_waiting where account = :account""");

    private final Sql sql;

    JdbcWaitingLine(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void join(String account, ClientKey client, Enquiry.Priority priority, Instant since) {
        Binds binds =
                place(account, client).put("priority", CallRow.stored(priority)).put("since", since);
        if (!sql.insertIfAbsent(JOIN, binds)) {
            sql.update(GO_AHEAD, binds);
        }
    }

    @Override
    public void leave(String account, ClientKey client) {
        sql.update(LEAVE, place(account, client));
    }

    @Override
    public Optional<ClientKey> callNext(String account, Instant now, Instant absentSince) {
        Binds line = Binds.none().put("account", account);
        sql.update(REMOVE_ABSENT, line.copy().put("absentSince", absentSince));
        Optional<ClientKey> first = sql.one(FIRST, line, Row::client);
        first.ifPresent(client -> sql.update(CALL, place(account, client).put("now", now)));
        return first;
    }

    @Override
    public Standing standing(String account, ClientKey client, Instant absentSince) {
        return sql.list(
                        STANDING,
                        place(account, client).put("absentSince", absentSince),
                        row -> new Standing(
                                row.integer("called") > 0, row.integer("others_called"), row.integer("others_waiting")))
                .get(0);
    }

    private static Binds place(String account, ClientKey client) {
        return Binds.of(client).put("account", account);
    }
}
