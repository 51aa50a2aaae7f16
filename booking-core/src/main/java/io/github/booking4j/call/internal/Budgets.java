package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.client.CallBudget;
import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the calls of a client within its budget. What was spent is a sum for each day; what is reserved is counted from the calls
 * whose report is not there yet, so that no reservation can be left behind by a call that was never made.
 */
final class Budgets {
    /** A call is reported, or given up by the look-ups, long before. */
    private static final Duration REPORTED_WITHIN = Duration.ofDays(1);

    private Budgets() {}

    /**
     * The budget that one more call might exceed; of two the one that lasts longer. Under the lock of the voice account no other call
     * is dialled meanwhile.
     */
    static Optional<UsedUp> usedUp(UnitOfWork unit, Client client, Instant now) {
        CallBudget budget = client.settings().calls().budget();
        if (!budget.isLimited()) {
            return Optional.empty();
        }
        // Counted first: a call that is reported between the two reads counts twice, not never.
        int unreported = unit.callQueue().unreported(client.key(), now.minus(REPORTED_WITHIN));
        BigDecimal calls = BigDecimal.valueOf(unreported + 1L);
        BigDecimal needed = budget.perCall().amount().multiply(calls);
        LocalDate today = LocalDate.ofInstant(now, client.timeZone());
        LocalDate first = today.withDayOfMonth(1);
        return usedUp(unit, client, needed, new Period(budget.monthly(), "month", first, first.plusMonths(1)))
                .or(() -> usedUp(unit, client, needed, new Period(budget.daily(), "day", today, today.plusDays(1))));
    }

    private static Optional<UsedUp> usedUp(UnitOfWork unit, Client client, BigDecimal needed, Period period) {
        Money limit = period.limit;
        if (limit == null) {
            return Optional.empty();
        }
        Money spent = unit.spending().total(client.key(), period.from, period.to.minusDays(1), limit.currency());
        return spent.amount().add(needed).compareTo(limit.amount()) > 0
                ? Optional.of(new UsedUp(
                        period.name,
                        period.from,
                        limit,
                        spent,
                        period.to.atStartOfDay(client.timeZone()).toInstant()))
                : Optional.empty();
    }

    /** Tells that a budget is used up, once. */
    static void tell(UnitOfWork unit, Client client, UsedUp budget, Instant now) {
        if (unit.spending().noteUsedUp(client.key(), budget.period + " " + budget.from + " " + budget.limit)) {
            String data = Json.object(
                    "code", "budget_used_up",
                    "period", budget.period,
                    "from", budget.from,
                    "limit", budget.limit,
                    "spent", budget.spent,
                    "until", budget.until);
            unit.events().append(client.key(), List.of(new EventLog.Draft(EventType.ERROR_ALERT, now, data)));
        }
    }

    /** Adds what a call has cost to the day it was dialled on. */
    static void settle(UnitOfWork unit, Client client, Call call, CallReport report, Instant now) {
        CallBudget budget = client.settings().calls().budget();
        if (budget.isLimited()) {
            CallPlanner.wakeDialling(unit, client.key(), now); // less may be reserved now
        }
        Money cost = cost(budget, call, report);
        if (cost != null && cost.amount().signum() != 0) {
            Instant dialled = call.times().requestedAt() == null
                    ? call.times().queuedAt()
                    : call.times().requestedAt();
            unit.spending().add(client.key(), LocalDate.ofInstant(dialled, client.timeZone()), cost);
        }
    }

    /** Nothing here converts: what no bill in the currency of the budget tells is taken for what the client says a call costs. */
    private static @Nullable Money cost(CallBudget budget, Call call, CallReport report) {
        Money billed = report.cost();
        boolean comparable = billed != null && billed.currency().equals(budget.currency());
        boolean answered = call.times().startedAt() != null;
        return budget.isLimited() && !comparable && (billed != null || answered) ? budget.perCall() : billed;
    }

    /**
     * A budget that one more call might exceed.
     *
     * @param period {@code day} or {@code month}
     * @param from its first day
     * @param limit what it allows
     * @param spent what is spent of it
     * @param until when the next one begins
     */
    record UsedUp(String period, LocalDate from, Money limit, Money spent, Instant until) {}

    /** From a day on, up to but without another. */
    private record Period(@Nullable Money limit, String name, LocalDate from, LocalDate to) {}
}
