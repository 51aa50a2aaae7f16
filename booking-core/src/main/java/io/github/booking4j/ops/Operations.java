package io.github.booking4j.ops;

/** Looks after the engine itself. Thread-safe. */
public interface Operations {
    /** Asks every part how it is; takes at most two seconds, whatever is down. */
    Health health();

    /** Whether work can be taken in: the database answers and its schema is right. */
    boolean isReady();
}
