package io.github.booking4j.simulator.message.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Who has sent STOP to which of our numbers: Twilio then sends that person nothing more from there. Thread-safe. */
final class OptOuts {
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
    private static final int MOST = 100_000;

    private final Set<String> pairs = new HashSet<>();
    private final Set<String> people = new HashSet<>();

    /** Obeys a text that is exactly one of Twilio's words; others are left to whoever gets the webhook. */
    synchronized void hear(String from, String to, String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word) && pairs.size() < MOST) {
            pairs.add(from + " " + to);
            people.add(from);
        } else if (START.contains(word)) {
            pairs.remove(from + " " + to);
            people.remove(from);
        }
    }

    /** Whether this number may not send to this person. */
    synchronized boolean blocks(String sender, String recipient) {
        return pairs.contains(recipient + " " + sender);
    }

    /** Whether a service, which sends from all its numbers, may not send to this person. */
    synchronized boolean blocksService(String recipient) {
        return people.contains(recipient);
    }
}
