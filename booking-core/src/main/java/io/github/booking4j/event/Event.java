package io.github.booking4j.event;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;

/**
 * A fact that happened.
 *
 * @param client whose fact it is
 * @param number its place in the client's history: grows by one, no gaps, never a smaller one later
 * @param type what happened
 * @param time when
 * @param data one JSON object: ids and values, no personal data beyond what the type needs
 */
public record Event(ClientKey client, long number, EventType type, Instant time, String data) {
    @Override
    public String toString() {
        return "Event[" + client + " #" + number + " " + type.wireName() + "]";
    }
}
