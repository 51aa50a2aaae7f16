package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.spi.store.OptOutRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class InMemoryOptOuts implements OptOutRepository {
    private final Schema schema;

    InMemoryOptOuts(Schema schema) {
        this.schema = schema;
    }

    @Override
    public boolean insert(OptOut optOut) {
        if (schema.optOuts.find(optOut.client(), optOut.address()).isPresent()) {
            return false;
        }
        schema.optOuts.insert(new OptOut(
                optOut.client(),
                optOut.id(),
                optOut.address(),
                optOut.source(),
                optOut.text(),
                Stored.micros(optOut.at())));
        return true;
    }

    @Override
    public Set<String> insertMissing(ClientKey client, Collection<OptOut> optOuts) {
        return optOuts.stream().filter(this::insert).map(OptOut::address).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<OptOut> find(ClientKey client, OptOutId id) {
        return Optional.ofNullable(schema.optOutsById.get(Key.of(client, id.value())));
    }

    @Override
    public Optional<OptOut> findByAddress(ClientKey client, String address) {
        return schema.optOuts.find(client, address);
    }

    @Override
    public Set<String> among(ClientKey client, Collection<String> addresses) {
        return addresses.stream()
                .filter(address -> schema.optOuts.find(client, address).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean remove(ClientKey client, String address) {
        Optional<OptOut> optOut = schema.optOuts.find(client, address);
        optOut.ifPresent(schema.optOuts::remove);
        return optOut.isPresent();
    }

    @Override
    public List<OptOut> list(ClientKey client, @Nullable String after, int limit) {
        return schema.optOuts.primary().after(Key.of(client), after).stream()
                .limit(limit)
                .toList();
    }
}
