package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a client's rows, by whatever conditions are given. The columns that are equal for all rows lead its order, which changes
 * nothing but tells H2 that an index which begins with them is in this order already.
 */
final class Listing {
    private final StringBuilder text;
    private final Binds binds;
    private final List<String> order = new ArrayList<>(List.of("client_key"));

    private Listing(String text, Binds binds) {
        this.text = new StringBuilder(text);
        this.binds = binds;
    }

    static Listing of(String table, String columns, ClientKey client) {
        return new Listing("select " + columns + " from " + table + " where client_key = :client", Binds.of(client));
    }

    /** Only rows with this value, bound by this name; null: any. */
    Listing equal(String column, String name, @Nullable Object value) {
        if (value != null) {
            order.add(column);
        }
        return where(column + " = :" + name, name, value);
    }

    /** A further condition; a null value is none. */
    Listing where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.append(" and ").append(condition);
            binds.put(name, value);
        }
        return this;
    }

    /** A further value of a condition that has several. */
    void put(String name, Object value) {
        binds.put(name, value);
    }

    /** Rows in the order of their time-ordered id, the newest first. */
    <T> List<T> newestFirst(Sql sql, String id, int limit, Row.Mapper<T> mapper) {
        order.add(id);
        return page(sql, order.stream().map(column -> column + " desc"), limit, mapper);
    }

    /** Rows in ascending order of these columns. */
    <T> List<T> ascending(Sql sql, List<String> columns, int limit, Row.Mapper<T> mapper) {
        order.addAll(columns);
        return page(sql, order.stream(), limit, mapper);
    }

    private <T> List<T> page(Sql sql, Stream<String> columns, int limit, Row.Mapper<T> mapper) {
        text.append(" order by ")
                .append(columns.collect(Collectors.joining(", ")))
                .append(" limit :limit");
        return sql.list(SqlText.of(text.toString()), binds.put("limit", limit), mapper);
    }
}
