package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a client's rows, by whatever conditions are given. */
final class Listing {
    private final StringBuilder text;
    private final Binds binds;

    private Listing(String text, Binds binds) {
        this.text = new StringBuilder(text);
        this.binds = binds;
    }

    static Listing of(String table, String columns, ClientKey client) {
        return new Listing("select " + columns + " from " + table + " where client_key = :client", Binds.of(client));
    }

    /** A further condition; a null value is none. */
    Listing where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.append(" and ").append(condition);
            binds.put(name, value);
        }
        return this;
    }

    /** The value of a further parameter of a condition. */
    void with(String name, Object value) {
        binds.put(name, value);
    }

    <T> List<T> page(Sql sql, String order, int limit, Row.Mapper<T> mapper) {
        text.append(" order by ").append(order).append(" limit :limit");
        return sql.list(SqlText.of(text.toString()), binds.put("limit", limit), mapper);
    }
}
