package io.github.booking4j.jdbc;

import io.github.booking4j.spi.store.IdempotencyRepository;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

final class JdbcIdempotencyRepository implements IdempotencyRepository {
    private static final String COLUMNS = "scope, claim_key, operation, fingerprint, subject, claimed_at";

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_idempotency (%s)
            values (:scope, :key, :operation, :fingerprint, :subject, :at)""".formatted(COLUMNS));

    private static final SqlText FIND = SqlText.of(
            "select %s from booking_idempotency where scope = :scope and claim_key = :key".formatted(COLUMNS));

    private static final SqlText REMOVE = SqlText.of("""
            delete from booking_idempotency
            where claimed_at < :before and (scope, claim_key) in (
                select scope, claim_key from booking_idempotency
                where claimed_at < :before
                order by claimed_at
                limit :limit)""");

    private final Sql sql;

    JdbcIdempotencyRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Claim> claim(Claim claim) {
        Binds binds = binds(claim.scope(), claim.key())
                .put("operation", claim.operation())
                .put("fingerprint", claim.fingerprint())
                .put("subject", claim.subject())
                .put("at", claim.at());
        while (true) {
            if (sql.insertIfAbsent(INSERT, binds)) {
                return Optional.empty();
            }
            Optional<Claim> earlier = find(claim.scope(), claim.key());
            if (earlier.isPresent()) {
                return earlier;
            }
            // It grew old and was removed between the two statements; now the key is free.
        }
    }

    @Override
    public Optional<Claim> find(String scope, String key) {
        return sql.one(FIND, binds(scope, key), JdbcIdempotencyRepository::claim);
    }

    @Override
    public int removeBefore(Instant instant, int limit) {
        return sql.update(REMOVE, Binds.none().put("before", instant).put("limit", limit));
    }

    private static Binds binds(String scope, String key) {
        return Binds.none().put("scope", scope).put("key", key);
    }

    private static Claim claim(Row row) throws SQLException {
        return new Claim(
                row.text("scope"),
                row.text("claim_key"),
                row.text("operation"),
                row.text("fingerprint"),
                row.text("subject"),
                row.instant("claimed_at"));
    }
}
