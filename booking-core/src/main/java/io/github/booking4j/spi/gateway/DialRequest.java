package io.github.booking4j.spi.gateway;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to be placed.
 *
 * @param client for whom
 * @param callId our id, which the provider carries and gives back
 * @param to whom to call
 * @param name the lead's name; null: unknown
 * @param assistantId the client's assistant; null: the account's own
 * @param webhookUrl where the provider reports to
 * @param variables what the assistant's script may say, such as {@code firstName}, {@code businessName}
 * @param maxDuration the longest it may last
 */
public record DialRequest(
        ClientKey client,
        String callId,
        PhoneNumber to,
        @Nullable String name,
        @Nullable String assistantId,
        String webhookUrl,
        Map<String, String> variables,
        Duration maxDuration) {
    /** Copies the map. */
    public DialRequest {
        variables = Map.copyOf(variables);
    }

    @Override
    public String toString() {
        return "DialRequest[" + client + ", " + callId + "]";
    }
}
