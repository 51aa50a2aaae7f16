package io.github.booking4j.sequence;

import java.time.Instant;

/**
 * A step and when it is due for a lead, its hours respected.
 *
 * @param step what is done
 * @param at when
 */
public record PlannedStep(SequenceStep step, Instant at) {}
