package io.github.booking4j.client;

import io.github.booking4j.hours.CallingWindow;
import java.time.Duration;

/**
 * How a client's leads are called.
 *
 * @param maxConcurrentCalls most calls of the client at one time, inbound included (5)
 * @param importPacing smallest gap between two dials of imported leads; fresh enquiries do not wait (15 s)
 * @param maxAttempts most dials for one enquiry (3)
 * @param recallAfter how long after a contact a new enquiry of the same lead is called again (7 days)
 * @param maxCallDuration longest a call may last before it is looked up at the provider (15 min)
 * @param window when leads may be called, in the lead's zone (Mon-Sat 09:00-20:00, law 08:00-21:00)
 * @param publicHolidays whether leads are called on public holidays of the region they live in (they are not); which days these are
 *     the engine's {@link io.github.booking4j.hours.HolidayCalendar} knows, without one there are none
 * @param budget how much the calls may cost (no limit)
 */
public record CallSettings(
        int maxConcurrentCalls,
        Duration importPacing,
        int maxAttempts,
        Duration recallAfter,
        Duration maxCallDuration,
        CallingWindow window,
        PublicHolidays publicHolidays,
        CallBudget budget) {

    /** The defaults in brackets above. */
    public static CallSettings defaults() {
        return new CallSettings(
                5,
                Duration.ofSeconds(15),
                3,
                Duration.ofDays(7),
                Duration.ofMinutes(15),
                CallingWindow.defaults(),
                PublicHolidays.OBSERVED,
                CallBudget.unlimited());
    }

    /** A copy with another number of concurrent calls. */
    public CallSettings withMaxConcurrentCalls(int changed) {
        return new CallSettings(
                changed, importPacing, maxAttempts, recallAfter, maxCallDuration, window, publicHolidays, budget);
    }

    /** A copy with another gap between dials of imported leads; zero means none. */
    public CallSettings withImportPacing(Duration changed) {
        return new CallSettings(
                maxConcurrentCalls, changed, maxAttempts, recallAfter, maxCallDuration, window, publicHolidays, budget);
    }

    /** A copy with another number of dials for one enquiry. */
    public CallSettings withMaxAttempts(int changed) {
        return new CallSettings(
                maxConcurrentCalls,
                importPacing,
                changed,
                recallAfter,
                maxCallDuration,
                window,
                publicHolidays,
                budget);
    }

    /** A copy with another longest duration. */
    public CallSettings withMaxCallDuration(Duration changed) {
        return new CallSettings(
                maxConcurrentCalls, importPacing, maxAttempts, recallAfter, changed, window, publicHolidays, budget);
    }

    /** A copy with another window. */
    public CallSettings withWindow(CallingWindow changed) {
        return new CallSettings(
                maxConcurrentCalls,
                importPacing,
                maxAttempts,
                recallAfter,
                maxCallDuration,
                changed,
                publicHolidays,
                budget);
    }

    /** A copy that observes public holidays or not. */
    public CallSettings withPublicHolidays(PublicHolidays changed) {
        return new CallSettings(
                maxConcurrentCalls, importPacing, maxAttempts, recallAfter, maxCallDuration, window, changed, budget);
    }

    /** A copy with another budget. */
    public CallSettings withBudget(CallBudget changed) {
        return new CallSettings(
                maxConcurrentCalls,
                importPacing,
                maxAttempts,
                recallAfter,
                maxCallDuration,
                window,
                publicHolidays,
                changed);
    }
}
