package io.github.booking4j.simulator.call.internal.talk;

/** The call was ended from outside; its script goes no further. */
final class CallEndedException extends RuntimeException {
    CallEndedException() {
        super("the call has ended", null, false, false);
    }
}
