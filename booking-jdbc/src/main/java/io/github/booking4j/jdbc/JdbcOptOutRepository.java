package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.spi.store.OptOutRepository;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class JdbcOptOutRepository implements OptOutRepository {
    private static final String COLUMNS = "client_key, opt_out_id, address, source, wording, opted_out_at";

    private static final SqlText INSERT =
            SqlText.of("insert into booking_opt_out (%s) values (:client, :id, :address, :source, :wording, :at)"
                    .formatted(COLUMNS));

    private static final SqlText INSERT_MANY = SqlText.of("""
            insert into booking_opt_out (%s)
            select * from unnest(
                cast(:client as varchar array), cast(:id as uuid array), cast(:address as varchar array),
                cast(:source as varchar array), cast(:wording as varchar array),
                cast(:at as timestamp with time zone array))
            on conflict (client_key, address) do nothing
            returning address""".formatted(COLUMNS));

    private static final SqlText FIND = SqlText.of(
            "select %s from booking_opt_out where client_key = :client and opt_out_id = :id".formatted(COLUMNS));

    private static final SqlText FIND_BY_ADDRESS = SqlText.of(
            "select %s from booking_opt_out where client_key = :client and address = :address".formatted(COLUMNS));

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
        return sql.insertIfAbsent(INSERT, binds(optOut));
    }

    private static Binds binds(OptOut optOut) {
        return Binds.of(optOut.client())
                .put("id", optOut.id().value())
                .put("address", optOut.address())
                .put("source", optOut.source())
                .put("wording", optOut.text())
                .put("at", optOut.at());
    }

    @Override
    public Set<String> insertMissing(ClientKey client, Collection<OptOut> optOuts) {
        List<OptOut> sorted =
                optOuts.stream().sorted(Comparator.comparing(OptOut::address)).toList();
        if (sql.dialect() == Dialect.H2) {
            return sorted.stream().filter(this::insert).map(OptOut::address).collect(Collectors.toUnmodifiableSet());
        }
        return Set.copyOf(sql.listRows(INSERT_MANY, sorted, JdbcOptOutRepository::binds, row -> row.text("address")));
    }

    @Override
    public Optional<OptOut> find(ClientKey client, OptOutId id) {
        return sql.one(FIND, Binds.of(client).put("id", id.value()), JdbcOptOutRepository::optOut);
    }

    @Override
    public Optional<OptOut> findByAddress(ClientKey client, String address) {
        return sql.one(FIND_BY_ADDRESS, Binds.of(client).put("address", address), JdbcOptOutRepository::optOut);
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
                new OptOutId(row.uuid("opt_out_id")),
                row.text("address"),
                row.text("source"),
                row.textOrNull("wording"),
                row.instant("opted_out_at"));
    }
}
