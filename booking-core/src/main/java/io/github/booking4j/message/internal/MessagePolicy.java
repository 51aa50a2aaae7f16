package io.github.booking4j.message.internal;

import java.time.Duration;

/**
 * How patient sending is.
 *
 * @param unknownCheck how soon an SMS of unknown fate is looked up
 * @param absenceProof how long after a request absence at the provider proves that it never arrived
 * @param maxAttempts requests before a message may be given up
 * @param longestTrouble how long after it was due it is not given up, whatever the attempts: an outage only delays
 */
public record MessagePolicy(Duration unknownCheck, Duration absenceProof, int maxAttempts, Duration longestTrouble) {}
