package io.github.booking4j.jdbc.engine;

import io.github.booking4j.EnginePolicy;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import java.time.Duration;
import java.time.LocalTime;

/** What engines are told in these tests, in which a second is long. */
final class Terms {
    /** Calls at any time of any day. */
    static final CallingWindow AT_ANY_TIME = new CallingWindow(
            WeeklyHours.parse("Mon-Sun 00:00-24:00"), LocalTime.MIN, LocalTime.MIDNIGHT, Closures.none());

    /** Gives a dead node up after seconds. */
    static final EnginePolicy IMPATIENT = new EnginePolicy(
            EnginePolicy.defaults().workers(),
            Duration.ofMillis(200),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofSeconds(1));

    private Terms() {}
}
