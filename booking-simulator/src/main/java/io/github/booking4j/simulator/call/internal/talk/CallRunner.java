package io.github.booking4j.simulator.call.internal.talk;

import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.internal.live.Calls;
import io.github.booking4j.simulator.call.internal.live.Ending;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.call.internal.webhook.CallReporter;
import io.github.booking4j.simulator.internal.Ids;
import io.github.booking4j.simulator.internal.webhook.Pace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a call from its first ring to its report. Thread-safe; each call needs a thread for as long as it lives. */
public final class CallRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);
    private static final Duration ANALYSIS = Duration.ofSeconds(2);

    private final Calls calls;
    private final Pace pace;
    private final InstantSource clock;
    private final Ids ids;
    private final ScriptPlayer player = new ScriptPlayer();

    /** A runner for calls of this registry. */
    public CallRunner(Calls calls, Pace pace, InstantSource clock, Ids ids) {
        this.calls = calls;
        this.pace = pace;
        this.clock = clock;
        this.ids = ids;
    }

    /** Runs a call that has taken a line, and frees the line when it ends. */
    public void run(LiveCall call, CallReporter reporter) {
        Line line = new Line(call, reporter, pace, clock, ids);
        Ending ending;
        try {
            ending = play(line);
        } finally {
            calls.freeLine();
        }
        boolean lost = call.placement().script() == CallScript.BOOKS_REPORT_LOST;
        if (!lost) {
            reporter.status("ended");
        }
        if (analyse(call, ending, line.cost()) && !lost) {
            reporter.report();
        }
        reporter.flush();
        call.finish();
    }

    private Ending play(Line line) {
        LiveCall call = line.call();
        Ending ending;
        try {
            ending = player.play(line);
        } catch (CallEndedException endedFromOutside) {
            ending = Ending.without("worker-shutdown");
        } catch (RuntimeException e) {
            LOG.error("The script of call {} failed", call.id(), e);
            ending = Ending.without("call.in-progress.error-vapifault-worker-died");
        }
        call.end(ending.reason(), clock.instant());
        return ending;
    }

    private boolean analyse(LiveCall call, Ending ending, BigDecimal cost) {
        try {
            pace.sleep(ANALYSIS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
        call.analysed(ending, cost, clock.instant());
        return true;
    }
}
