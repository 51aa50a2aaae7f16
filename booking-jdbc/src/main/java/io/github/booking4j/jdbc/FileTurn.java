package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one transaction at a time work on an H2 file, in the order they came. A commit makes H2 write its tables one after the other
 * while other transactions go on: when the process is killed then, the file can hold a row as another transaction left it, but not
 * that transaction, and whoever touches that row afterwards waits for ever (seen with H2 2.5.252, one kill in forty).
 */
final class FileTurn {
    private static final int MOST_SECONDS_TO_WAIT = 30;

    private final ReentrantLock turn = new ReentrantLock(true);

    <T> T take(Supplier<T> transaction) {
        if (!waited()) {
            throw new StoreException("No turn at the H2 file within " + MOST_SECONDS_TO_WAIT + " s", true, null);
        }
        try {
            return transaction.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean waited() {
        try {
            return turn.tryLock(MOST_SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
