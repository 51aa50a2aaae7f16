package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opt-outs by address. */
public interface OptOutRepository {
    /** Stores an opt-out; returns false, changing nothing, when the address is already opted out. */
    boolean insert(OptOut optOut);

    /**
     * Stores those whose address is not opted out yet; written in the order of their addresses. Addresses are distinct.
     *
     * @return the addresses that were stored
     */
    Set<String> insertMissing(ClientKey client, Collection<OptOut> optOuts);

    /** An opt-out. */
    Optional<OptOut> find(ClientKey client, OptOutId id);

    /** The opt-out of an address. */
    Optional<OptOut> findByAddress(ClientKey client, String address);

    /** Those of these addresses that are opted out. */
    Set<String> among(ClientKey client, Collection<String> addresses);

    /** Withdraws an opt-out; returns whether there was one. */
    boolean remove(ClientKey client, String address);

    /** Opt-outs in the order of their addresses, after one (null: from the first). */
    List<OptOut> list(ClientKey client, @Nullable String after, int limit);
}
