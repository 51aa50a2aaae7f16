package io.github.booking4j.memory;

import io.github.booking4j.spi.store.IdempotencyRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryIdempotency implements IdempotencyRepository {
    private final Schema schema;

    InMemoryIdempotency(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Optional<Claim> claim(Claim claim) {
        Optional<Claim> earlier = schema.idempotency.find(claim.scope(), claim.key());
        if (earlier.isEmpty()) {
            schema.idempotency.insert(new Claim(
                    claim.scope(),
                    claim.key(),
                    claim.operation(),
                    claim.fingerprint(),
                    claim.subject(),
                    Stored.micros(claim.at())));
        }
        return earlier;
    }

    @Override
    public Optional<Claim> find(String scope, String key) {
        return schema.idempotency.find(scope, key);
    }

    @Override
    public int removeBefore(Instant instant, int limit) {
        List<Claim> old = schema.idempotencyByAge.range(Key.of(), Key.of(instant)).stream()
                .limit(limit)
                .toList();
        old.forEach(schema.idempotency::remove);
        return old.size();
    }
}
