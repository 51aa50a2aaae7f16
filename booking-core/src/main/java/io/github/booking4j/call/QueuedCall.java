package io.github.booking4j.call;

/**
 * A call in the queue.
 *
 * @param call the call
 * @param position its place among the client's queued calls, from 1: those whose time has come by urgency, then the others by
 *     their time
 * @param waitsFor what must happen before it is dialled
 */
public record QueuedCall(Call call, int position, WaitsFor waitsFor) {
    /** What a queued call waits for. */
    public enum WaitsFor {
        /** The client is not served. */
        ACTIVATION,
        /** Its time: the opening of the calling hours, the moment of a follow-up, or a pause the provider asked for. */
        TIME,
        /** The next day or month, or a higher limit: the client's budget is used up. */
        BUDGET,
        /** The gap between two dials of imported leads. */
        PACE,
        /** Its turn at a free line of the client and of the voice account. */
        LINE
    }
}
