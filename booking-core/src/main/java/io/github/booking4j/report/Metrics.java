package io.github.booking4j.report;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period. A day begins at midnight in the client's zone.
 *
 * @param from first day
 * @param to last day, inclusive
 * @param leads leads that arrived
 * @param calls calls dialled or answered
 * @param answered of these, calls in which a person was spoken to
 * @param outcomes calls by outcome; every outcome is present
 * @param appointments appointments booked
 * @param conversionRate booked calls / calls, in percent with two decimals; 0 without calls
 * @param answerRate answered / calls, in percent with two decimals; 0 without calls
 * @param cost what the calls cost; null: nothing cost anything
 * @param costPerAppointment cost / appointments; null: no appointment or no cost
 * @param estimatedRevenue prices of the appointments; null: nothing is priced
 * @param roiPercent (revenue − cost) / cost · 100 with two decimals; null: no cost or no revenue
 * @param responseTime from enquiry to dial
 */
public record Metrics(
        LocalDate from,
        LocalDate to,
        long leads,
        long calls,
        long answered,
        Map<CallOutcome, Long> outcomes,
        long appointments,
        BigDecimal conversionRate,
        BigDecimal answerRate,
        @Nullable Money cost,
        @Nullable Money costPerAppointment,
        @Nullable Money estimatedRevenue,
        @Nullable BigDecimal roiPercent,
        ResponseTime responseTime) {

    /**
     * From enquiry to dial, of first calls.
     *
     * @param p50 median; null: no call yet
     * @param p90 nine of ten are faster; null: no call yet
     * @param p99 ninety-nine of a hundred are faster; null: no call yet
     */
    public record ResponseTime(
            @Nullable Duration p50,
            @Nullable Duration p90,
            @Nullable Duration p99) {}
}
