package io.github.booking4j.spi.gateway;

import io.github.booking4j.client.ClientKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assistant for a client.
 *
 * @param client for whom
 * @param existingId the assistant to change; null: clone one from the template
 * @param businessName said in the first words
 * @param industry what the business does
 * @param services names of what can be booked
 * @param webhookUrl where the provider reports to and uses tools
 */
public record AssistantRequest(
        ClientKey client,
        @Nullable String existingId,
        String businessName,
        String industry,
        List<String> services,
        String webhookUrl) {
    /** Copies the list. */
    public AssistantRequest {
        services = List.copyOf(services);
    }
}
