package io.github.booking4j.simulator.call.internal;

import io.github.booking4j.simulator.call.internal.live.LiveCall;

/** Gives a call, which has taken a line, a thread of its own. */
@FunctionalInterface
interface CallLauncher {
    void launch(LiveCall call);
}
