package io.github.booking4j.jdbc;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.ApiKeyRepository;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class JdbcApiKeyRepository implements ApiKeyRepository {
    private static final SqlText INSERT = SqlText.of("""
            insert into booking_api_key (client_key, key_id, name, hash, created_at, revoked_at, last_used_at)
            values (:client, :id, :name, :hash, :createdAt, :revokedAt, :lastUsedAt)""");

    private static final String SELECT = """
            select client_key, key_id, name, hash, created_at, revoked_at, last_used_at
            from booking_api_key
            where client_key = :client\
            """;

    private static final SqlText FIND = SqlText.of(SELECT + " and key_id = :id");

    private static final SqlText LIST =
            SqlText.of(SELECT + " order by revoked_at desc nulls first, created_at, key_id limit 200");

    private static final SqlText REVOKE = SqlText.of("""
            update booking_api_key
            set revoked_at = :at
            where client_key = :client and key_id = :id and revoked_at is null""");

    private static final SqlText USED = SqlText.of("""
            update booking_api_key
            set last_used_at = :at
            where client_key = :client and key_id = :id and (last_used_at is null or last_used_at <= :latest)""");

    private final Sql sql;

    JdbcApiKeyRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(ApiKey key) {
        Binds binds = Binds.of(key.client())
                .put("id", key.id())
                .put("name", key.name())
                .put("hash", key.hash())
                .put("createdAt", key.createdAt())
                .put("revokedAt", key.revokedAt())
                .put("lastUsedAt", key.lastUsedAt());
        sql.update(INSERT, binds);
    }

    @Override
    public Optional<ApiKey> find(ClientKey client, UUID id) {
        return sql.one(FIND, Binds.of(client).put("id", id), JdbcApiKeyRepository::apiKey);
    }

    @Override
    public List<ApiKey> list(ClientKey client) {
        return sql.list(LIST, Binds.of(client), JdbcApiKeyRepository::apiKey);
    }

    @Override
    public boolean revoke(ClientKey client, UUID id, Instant at) {
        return sql.update(REVOKE, Binds.of(client).put("id", id).put("at", at)) == 1;
    }

    @Override
    public void used(ClientKey client, UUID id, Instant at, Duration spacing) {
        Binds binds = Binds.of(client).put("id", id).put("at", at).put("latest", at.minus(spacing));
        sql.update(USED, binds);
    }

    private static ApiKey apiKey(Row row) throws SQLException {
        return new ApiKey(
                row.uuid("key_id"),
                row.client(),
                row.text("name"),
                row.text("hash"),
                row.instant("created_at"),
                row.instantOrNull("revoked_at"),
                row.instantOrNull("last_used_at"));
    }
}
