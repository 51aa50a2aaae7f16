package io.github.booking4j.simulator.call.internal;

import io.github.booking4j.simulator.call.CallScript;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which script a number follows. Thread-safe. */
public final class Scripts {
    private static final int MOST = 100_000;

    private final Map<String, CallScript> byNumber = new ConcurrentHashMap<>();
    private final Set<String> failedOnce = new HashSet<>();

    /**
     * Sets the script of a number.
     *
     * @throws IllegalArgumentException if it is not E.164, or there are 100,000 already
     */
    public void set(String number, CallScript script) {
        if (!number.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("number must be E.164, such as +14155550123");
        }
        if (byNumber.size() >= MOST) {
            throw new IllegalArgumentException("at most " + MOST + " numbers can have a script of their own");
        }
        byNumber.put(number, script);
    }

    /** The script of a number. */
    public CallScript of(String number) {
        CallScript own = byNumber.get(number);
        return own == null ? CallScript.ofNumber(number) : own;
    }

    /** What somebody who rings in does; without a number, it books. */
    public CallScript ofCaller(String number) {
        return number.startsWith("+") ? of(number) : CallScript.BOOKS;
    }

    /** Whether this request to dial is the one that fails. */
    public boolean failsNow(String number) {
        if (of(number) != CallScript.BOOKS_DIAL_FAILS_ONCE) {
            return false;
        }
        synchronized (failedOnce) {
            return failedOnce.size() < MOST && failedOnce.add(number);
        }
    }
}
