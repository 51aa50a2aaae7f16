package io.github.booking4j.call;

import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.Optional;

/** Shows the calls of a client. Calls are queued by what happens to leads, not by hand. Thread-safe. */
public interface Calls {
    /** A call. */
    Optional<Call> find(ClientKey client, CallId id);

    /** Calls, newest first. */
    List<Call> list(ClientKey client, CallQuery query);
}
