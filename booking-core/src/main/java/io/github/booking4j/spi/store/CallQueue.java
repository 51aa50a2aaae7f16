package io.github.booking4j.spi.store;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which calls may be dialled now. A live call is one whose {@link io.github.booking4j.call.CallStatus#isLive()} is true. */
public interface CallQueue {
    /** Queued calls whose time has come, most urgent first: by priority, then not-before, then id. */
    List<Call> due(ClientKey client, Instant now, int limit);

    /** Queued calls whose time has not come, earliest first: by not-before, then id. */
    List<Call> notYetDue(ClientKey client, Instant now, int limit);

    /** The earliest not-before of the client's queued calls; empty when none is queued. */
    Optional<Instant> nextDue(ClientKey client);

    /** How many calls of a client are live. */
    int live(ClientKey client);

    /** Locks a voice account until the transaction ends and says how many calls of it are live, of all clients. */
    int lockAccount(String account);

    /** How many calls of a client, dialled or rung in since an instant, have no report yet: what they cost is not known. */
    int unreported(ClientKey client, Instant since);

    /** When the client last dialled an imported lead; for pacing. */
    Optional<Instant> lastImportDial(ClientKey client);
}
