package io.github.booking4j.call.internal;

import java.time.Duration;

/**
 * How patient dialling is.
 *
 * @param unknownCheck how soon a call of unknown fate is looked up
 * @param absenceProof how long after the intent to dial absence at the provider proves that it was never asked: the lease
 *     and two minutes, since a request may be on its way that long
 * @param reportGrace how long the report may lag behind the end of a call before it is fetched
 */
public record DialPolicy(Duration unknownCheck, Duration absenceProof, Duration reportGrace) {}
