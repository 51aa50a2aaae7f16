package io.github.booking4j.simulator.mail.internal;

import io.github.booking4j.simulator.mail.SimulatedMail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest mails. Thread-safe. */
final class Mailbox {
    /** The most kept; then the oldest are forgotten. */
    static final int MOST_KEPT = 10_000;

    private final Deque<SimulatedMail> mails = new ArrayDeque<>();

    synchronized void add(SimulatedMail mail) {
        if (mails.size() >= MOST_KEPT) {
            mails.removeFirst();
        }
        mails.addLast(mail);
    }

    synchronized List<SimulatedMail> list() {
        return List.copyOf(mails);
    }
}
