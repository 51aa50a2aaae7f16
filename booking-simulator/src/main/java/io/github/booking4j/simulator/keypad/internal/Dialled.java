package io.github.booking4j.simulator.keypad.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param to the number to call
 * @param from the number that calls
 * @param direction {@code outbound-api} or {@code inbound}
 * @param url where Twilio asks what to do
 * @param statusCallback where it reports; null: nowhere
 * @param events what it reports: {@code initiated ringing answered completed}
 * @param detectsMachines whether it tells who answered
 */
record Dialled(
        String to,
        String from,
        String direction,
        String url,
        @Nullable String statusCallback,
        Set<String> events,
        boolean detectsMachines) {
    Dialled {
        events = Set.copyOf(events);
    }

    /** The number of the person. */
    String person() {
        return direction.equals("inbound") ? from : to;
    }

    @Override
    public String toString() {
        return "Dialled[" + direction + "]";
    }
}
