package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;

/**
 * Durable work: thin, so that its handler reloads the state and may find it no longer relevant. There is one job for a
 * client, kind and subject.
 *
 * @param client for whom
 * @param kind what to do, such as {@code place}; stable, since it is stored
 * @param subject the id of what it is done to
 * @param lane the lane it runs in
 * @param due not before this
 */
public record Job(ClientKey client, String kind, String subject, Lane lane, Instant due) {}
