package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.Directory;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcDirectory implements Directory {
    private static final SqlText PUT = SqlText.of("""
            insert into booking_directory (kind, entry_value, client_key, subject)
            values (:kind, :value, :client, :subject)""");

    private static final SqlText FIND = SqlText.of("""
            select kind, entry_value, client_key, subject
            from booking_directory
            where kind = :kind and entry_value = :value
            order by place
            limit 1""");

    private static final SqlText LIST = SqlText.of("""
            select kind, entry_value, client_key, subject
            from booking_directory
            where kind = :kind and entry_value = :value
            order by client_key
            limit 1000""");

    private static final SqlText REMOVE = SqlText.of(
            "delete from booking_directory where kind = :kind and entry_value = :value and client_key = :client");

    private final Sql sql;

    JdbcDirectory(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean put(Entry entry) {
        return sql.insertIfAbsent(
                PUT,
                binds(entry.kind(), entry.value()).put("client", entry.client()).put("subject", entry.subject()));
    }

    @Override
    public Optional<Entry> find(Kind kind, String value) {
        return sql.one(FIND, binds(kind, value), JdbcDirectory::entry);
    }

    @Override
    public List<Entry> list(Kind kind, String value) {
        return sql.list(LIST, binds(kind, value), JdbcDirectory::entry);
    }

    @Override
    public void remove(Kind kind, String value, ClientKey client) {
        sql.update(REMOVE, binds(kind, value).put("client", client));
    }

    private static Binds binds(Kind kind, String value) {
        return Binds.none().put("kind", kind).put("value", value);
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.constant(Kind.class, "kind"), row.text("entry_value"), row.client(), row.text("subject"));
    }
}
