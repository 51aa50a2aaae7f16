package io.github.booking4j.report.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.money.Money;
import io.github.booking4j.report.Metrics;
import io.github.booking4j.report.Reports;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Statistics.Totals;
import io.github.booking4j.spi.store.UnitOfWork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes figures from the store. */
public final class ReportService implements Reports {
    private static final int MAX_DAYS = 366;

    /** What every store's instants can hold. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final BookingStore store;
    private final InstantSource clock;

    /** Computes from a store. */
    public ReportService(BookingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Metrics metrics(ClientKey client, LocalDate from, LocalDate to) {
        if (from.isBefore(FIRST_DAY) || to.isAfter(LAST_DAY)) {
            throw new InvalidException(new FieldProblem(
                    from.isBefore(FIRST_DAY) ? "/from" : "/to",
                    "out_of_range",
                    "must be from " + FIRST_DAY + " to " + LAST_DAY));
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidException(
                    new FieldProblem("/to", "out_of_range", "the period must be 1 to " + MAX_DAYS + " days"));
        }
        return store.inTransaction(unit -> compute(unit, client(unit, client), from, to));
    }

    @Override
    public Metrics metrics(ClientKey client, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidException(new FieldProblem("/days", "out_of_range", "must be 1 to " + MAX_DAYS));
        }
        return store.inTransaction(unit -> {
            Client known = client(unit, client);
            LocalDate today = LocalDate.ofInstant(clock.instant(), known.timeZone());
            return compute(unit, known, today.minusDays(days - 1L), today);
        });
    }

    private static Client client(UnitOfWork unit, ClientKey key) {
        return unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }

    private static Metrics compute(UnitOfWork unit, Client client, LocalDate from, LocalDate to) {
        ZoneId zone = client.timeZone();
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        Totals totals = unit.statistics().totals(client.key(), start, end);
        List<@Nullable Duration> times =
                unit.statistics().responseTimes(client.key(), start, end, List.of(0.5, 0.9, 0.99));

        Map<CallOutcome, Long> outcomes = new EnumMap<>(CallOutcome.class);
        long answered = 0;
        for (CallOutcome outcome : CallOutcome.values()) {
            long count = totals.outcomes().getOrDefault(outcome, 0L);
            outcomes.put(outcome, count);
            answered += outcome.isAnswered() ? count : 0;
        }
        Money cost = largest(totals.costs());
        Money revenue = revenue(client, totals);
        return new Metrics(
                from,
                to,
                totals.leads(),
                totals.calls(),
                answered,
                outcomes,
                totals.appointments(),
                percent(totals.outcomes().getOrDefault(CallOutcome.BOOKED, 0L), totals.calls()),
                percent(answered, totals.calls()),
                cost,
                cost == null || totals.appointments() == 0 ? null : cost.dividedBy(totals.appointments()),
                revenue,
                roi(cost, revenue),
                new Metrics.ResponseTime(times.get(0), times.get(1), times.get(2)));
    }

    /** Sums of different currencies do not add up: the figure is that of the currency with the largest sum. */
    private static @Nullable Money largest(List<Money> sums) {
        Money largest = null;
        for (Money sum : sums) {
            if (largest == null || sum.amount().compareTo(largest.amount()) > 0) {
                largest = sum;
            }
        }
        return largest;
    }

    private static @Nullable Money revenue(Client client, Totals totals) {
        Money average = client.settings().averageAppointmentValue();
        Money priced = largest(totals.prices());
        if (average == null || totals.unpriced() == 0) {
            return priced;
        }
        Currency currency = average.currency();
        Money estimated = new Money(average.amount().multiply(BigDecimal.valueOf(totals.unpriced())), currency);
        return priced != null && priced.currency().equals(currency) ? priced.plus(estimated) : estimated;
    }

    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal roi(@Nullable Money cost, @Nullable Money revenue) {
        if (cost == null
                || revenue == null
                || cost.amount().signum() == 0
                || !cost.currency().equals(revenue.currency())) {
            return null;
        }
        return revenue.minus(cost).amount().multiply(HUNDRED).divide(cost.amount(), 2, RoundingMode.HALF_EVEN);
    }
}
