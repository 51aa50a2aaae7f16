package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.spi.store.OptOutRepository;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcOptOutRepository implements OptOutRepository {
    private static final String COLUMNS = "client_key, address, source, wording, opted_out_at";

    private static final SqlText INSERT = SqlText.of(
            "insert into booking_opt_out (%s) values (:client, :address, :source, :wording, :at)".formatted(COLUMNS));

    private static final KeyedText AMONG =
            KeyedText.of("select address from booking_opt_out where client_key = :client and address in (:keys)");

    private static final SqlText REMOVE =
            SqlText.of("delete from booking_opt_out where client_key = :client and address = :address");

    private final Sql sql;

    JdbcOptOutRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean insert(OptOut optOut) {
        return sql.insertIfAbsent(
                INSERT,
                Binds.of(optOut.client())
                        .put("address", optOut.address())
                        .put("source", optOut.source())
                        .put("wording", optOut.text())
                        .put("at", optOut.at()));
    }

    @Override
    public Set<String> among(ClientKey client, Collection<String> addresses) {
        return Set.copyOf(sql.listByKeys(AMONG, Binds.of(client), addresses, row -> row.text("address")));
    }

    @Override
    public boolean remove(ClientKey client, String address) {
        return sql.update(REMOVE, Binds.of(client).put("address", address)) == 1;
    }

    @Override
    public List<OptOut> list(ClientKey client, @Nullable String after, int limit) {
        return Listing.of("booking_opt_out", COLUMNS, client)
                .where("address > :after", "after", after)
                .ascending(sql, List.of("address"), limit, JdbcOptOutRepository::optOut);
    }

    private static OptOut optOut(Row row) throws SQLException {
        return new OptOut(
                row.client(),
                row.text("address"),
                row.text("source"),
                row.textOrNull("wording"),
                row.instant("opted_out_at"));
    }
}
