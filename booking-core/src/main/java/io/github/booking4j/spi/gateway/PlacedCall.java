package io.github.booking4j.spi.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A call that the provider took.
 *
 * @param providerId the provider's id
 * @param controlUrl where it takes commands; null: nowhere
 */
public record PlacedCall(String providerId, @Nullable String controlUrl) {}
