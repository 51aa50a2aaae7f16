package io.github.booking4j.event;

import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.function.Consumer;

/** The history of a client, from storage: every node sees the same numbers. Thread-safe. */
public interface Events {
    /** Events with a greater number, in order, at most {@code limit} (1 to 1000). */
    List<Event> listAfter(ClientKey client, long number, int limit);

    /** The number of the newest event; 0: none yet. */
    long latest(ClientKey client);

    /**
     * Calls {@code listener} with every event after a number, in order, each once, from any node, until closed. It runs on
     * a thread of the engine and must be quick; when it throws, the same event comes again after a pause. Works once the
     * engine is started, or with each {@code runDue()}.
     */
    Subscription subscribe(ClientKey client, long after, Consumer<Event> listener);

    /**
     * Calls {@code onNews} when a client may have new events: a hint for those who read with
     * {@link #listAfter(ClientKey, long, int)} themselves. It must not block.
     */
    Subscription watch(ClientKey client, Runnable onNews);
}
