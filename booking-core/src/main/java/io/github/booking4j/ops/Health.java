package io.github.booking4j.ops;

import java.util.Map;

/**
 * How the engine is.
 *
 * @param status the worst that matters
 * @param components each part by name ({@code database jobs voice sms email timeZones}), with what is known of it
 */
public record Health(Status status, Map<String, Component> components) {
    /** How well something is. */
    public enum Status {
        /** All is well. */
        HEALTHY,
        /** Work is delayed; none is lost. */
        DEGRADED,
        /** Nothing can be done. */
        UNHEALTHY
    }

    /**
     * One part.
     *
     * @param status how it is
     * @param details figures and words by name, such as {@code latencyMillis}, {@code lagSeconds}, {@code dead}
     */
    public record Component(Status status, Map<String, Object> details) {}
}
