package io.github.booking4j.message.internal;

import java.time.Duration;

/**
 * How patient sending is.
 *
 * @param unknownCheck how soon an SMS of unknown fate is looked up
 * @param absenceProof how long after a request absence at the provider proves that it never arrived
 * @param maxAttempts requests before a message is given up
 */
public record MessagePolicy(Duration unknownCheck, Duration absenceProof, int maxAttempts) {}
