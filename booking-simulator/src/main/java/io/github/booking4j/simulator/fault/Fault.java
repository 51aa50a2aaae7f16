package io.github.booking4j.simulator.fault;

import java.time.Duration;

/**
 * One way for a request to go wrong. Immutable.
 *
 * @param effect what happens
 * @param status the HTTP status answered (SMTP: the reply code), where the effect answers with one; else 0
 * @param pause how late the answer is, or what {@code Retry-After} says; real time, never shortened by the simulator's speed
 */
public record Fault(Effect effect, int status, Duration pause) {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** What happens to the request. */
    public enum Effect {
        /** Refused with a status and an error body as this provider words it; nothing is done. */
        STATUS,
        /** Refused with a status and an HTML page, as a proxy in front of the provider does; nothing is done. */
        HTML,
        /** Refused with 429 and {@code Retry-After} in seconds; nothing is done. */
        TOO_MANY_REQUESTS,
        /** Refused with 429 and {@code Retry-After} as a date; nothing is done. */
        TOO_MANY_REQUESTS_UNTIL,
        /** Done at once, answered late. */
        DELAY,
        /** Done, but the answer is withheld until the client gives up. */
        TIME_OUT_AFTER_ACCEPTING,
        /** Not done, and the answer is withheld until the client gives up. */
        TIME_OUT_BEFORE_ACCEPTING,
        /** Not done; the connection is cut. */
        DROP_BEFORE_ACCEPTING,
        /** Done; the connection is cut before the answer. */
        DROP_AFTER_ACCEPTING,
        /** Done; the connection is cut in the middle of the answer. */
        DROP_WITHIN_ANSWER,
        /** Done, and answered with success and a body that is no JSON. */
        GARBAGE
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a status is wanted and is not within 400–599 (of a page also 200), or the pause is negative
     *     or above ten minutes
     */
    public Fault {
        boolean answers = effect == Effect.STATUS || effect == Effect.HTML || isTooMany(effect);
        boolean page = effect == Effect.HTML && status == 200;
        if (answers && !page && (status < 400 || status > 599)) {
            throw new IllegalArgumentException("status must be within 400 and 599, not " + status);
        }
        if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("pause must be within 0 and " + LONGEST_PAUSE + ", not " + pause);
        }
    }

    /** Refused with this status, 400–599; by SMTP 450 or 550, for example, is the reply code. */
    public static Fault status(int status) {
        return new Fault(Effect.STATUS, status, Duration.ZERO);
    }

    /** Refused with this status, 400–599 or 200 as proxies do that mean well, and an HTML page. */
    public static Fault html(int status) {
        return new Fault(Effect.HTML, status, Duration.ZERO);
    }

    /** Refused with 429 and {@code Retry-After} in whole seconds; zero leaves the header out. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Fault(Effect.TOO_MANY_REQUESTS, 429, retryAfter);
    }

    /** Refused with 429 and {@code Retry-After} as a date, which has whole seconds: up to a second earlier than this. */
    public static Fault tooManyRequestsUntil(Duration fromNow) {
        return new Fault(Effect.TOO_MANY_REQUESTS_UNTIL, 429, fromNow);
    }

    /** Done at once, answered this much later, at most ten minutes. */
    public static Fault delay(Duration pause) {
        return new Fault(Effect.DELAY, 0, pause);
    }

    /** Done, never answered. */
    public static Fault timeOutAfterAccepting() {
        return new Fault(Effect.TIME_OUT_AFTER_ACCEPTING, 0, Duration.ZERO);
    }

    /** Not done, never answered. */
    public static Fault timeOutBeforeAccepting() {
        return new Fault(Effect.TIME_OUT_BEFORE_ACCEPTING, 0, Duration.ZERO);
    }

    /** Not done, connection cut. */
    public static Fault dropBeforeAccepting() {
        return new Fault(Effect.DROP_BEFORE_ACCEPTING, 0, Duration.ZERO);
    }

    /** Done, connection cut before the answer. */
    public static Fault dropAfterAccepting() {
        return new Fault(Effect.DROP_AFTER_ACCEPTING, 0, Duration.ZERO);
    }

    /** Done, connection cut in the middle of the answer. */
    public static Fault dropWithinAnswer() {
        return new Fault(Effect.DROP_WITHIN_ANSWER, 0, Duration.ZERO);
    }

    /** Done, answered with success and nonsense. */
    public static Fault garbage() {
        return new Fault(Effect.GARBAGE, 0, Duration.ZERO);
    }

    /** Whether the request is left undone. */
    public boolean refuses() {
        return switch (effect) {
            case STATUS,
                    HTML,
                    TOO_MANY_REQUESTS,
                    TOO_MANY_REQUESTS_UNTIL,
                    TIME_OUT_BEFORE_ACCEPTING,
                    DROP_BEFORE_ACCEPTING -> true;
            case DELAY, TIME_OUT_AFTER_ACCEPTING, DROP_AFTER_ACCEPTING, DROP_WITHIN_ANSWER, GARBAGE -> false;
        };
    }

    private static boolean isTooMany(Effect effect) {
        return effect == Effect.TOO_MANY_REQUESTS || effect == Effect.TOO_MANY_REQUESTS_UNTIL;
    }
}
