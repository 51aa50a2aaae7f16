package io.github.booking4j.event;

/** Something that goes on until it is closed. Closing twice is fine. */
public interface Subscription extends AutoCloseable {
    /** Ends it. A listener that is running may still finish. */
    @Override
    void close();
}
