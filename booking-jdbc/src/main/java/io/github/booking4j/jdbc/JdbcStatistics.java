package io.github.booking4j.jdbc;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.Statistics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class JdbcStatistics implements Statistics {
    private static final SqlText LEADS = SqlText.of("""
            select count(*) as leads from booking_lead
            where client_key = :client and created_at >= :from and created_at < :to""");

    private static final SqlText CALLS = SqlText.of("""
            select outcome, cost_currency, count(*) as calls, sum(cost_amount) as cost_amount
            from booking_call
            where client_key = :client and dialled_at >= :from and dialled_at < :to
            group by outcome, cost_currency""");

    private static final SqlText APPOINTMENTS = SqlText.of("""
            select price_currency, count(*) as appointments,
                sum(case when status = 'cancelled' then 0 else 1 end) as kept,
                sum(case when status = 'cancelled' then 0 else price_amount end) as price_amount
            from booking_appointment
            where client_key = :client and created_at >= :from and created_at < :to
                and status not in ('held', 'released')
            group by price_currency""");

    /** Of n times in order, the one at a fraction f is number ceil(f · n). */
    private static final SqlText RESPONSE_TIMES = SqlText.of("""
            select wanted.fraction, first_dials.waited
            from (
                select waited, row_number() over (order by waited) as place, count(*) over () as dials
                from (
                    select extract(epoch from dial.dialled_at) - extract(epoch from enquiry.received_at) as waited
                    from booking_call dial
                    join booking_enquiry enquiry
                        on enquiry.client_key = dial.client_key and enquiry.enquiry_id = dial.enquiry_id
                    where dial.client_key = :client and dial.direction = 'outbound'
                        and dial.dialled_at >= :from and dial.dialled_at < :to
                        and not exists (
                            select 1 from booking_call earlier
                            where earlier.client_key = dial.client_key and earlier.lead_id = dial.lead_id
                                and earlier.enquiry_id = dial.enquiry_id and earlier.dialled_at < dial.dialled_at)
                ) as waits
            ) as first_dials
            join unnest(cast(:fractions as double precision array)) as wanted (fraction)
                on first_dials.place = greatest(1, ceiling(wanted.fraction * first_dials.dials))""");

    private final Sql sql;

    JdbcStatistics(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Totals totals(ClientKey client, Instant from, Instant to) {
        Binds during = during(client, from, to);
        long leads = sql.list(LEADS, during, row -> row.bigint("leads")).get(0);
        Sums sums = new Sums();
        sql.list(CALLS, during, sums::addCalls);
        sql.list(APPOINTMENTS, during, sums::addAppointments);
        return sums.totals(leads);
    }

    @Override
    public List<@Nullable Duration> responseTimes(ClientKey client, Instant from, Instant to, List<Double> fractions) {
        Map<Double, Duration> times = new HashMap<>();
        sql.list(
                RESPONSE_TIMES,
                during(client, from, to).put("fractions", fractions),
                row -> times.put(row.fraction("fraction"), row.seconds("waited")));
        List<@Nullable Duration> found = new ArrayList<>();
        fractions.forEach(fraction -> found.add(times.get(fraction)));
        return Collections.unmodifiableList(found);
    }

    private static Binds during(ClientKey client, Instant from, Instant to) {
        return Binds.of(client).put("from", from).put("to", to);
    }

    /** What the rows of both queries add up to. */
    private static final class Sums {
        private final Map<CallOutcome, Long> outcomes = new EnumMap<>(CallOutcome.class);
        private final Map<String, Money> costs = new TreeMap<>();
        private final Map<String, Money> prices = new TreeMap<>();
        private long calls;
        private long appointments;
        private long unpriced;

        boolean addCalls(Row row) throws SQLException {
            long count = row.bigint("calls");
            calls += count;
            CallOutcome outcome = row.constantOrNull(CallOutcome.class, "outcome");
            if (outcome != null) {
                outcomes.merge(outcome, count, Long::sum);
            }
            add(costs, row.money("cost"));
            return true;
        }

        boolean addAppointments(Row row) throws SQLException {
            appointments += row.bigint("appointments");
            boolean priced = row.textOrNull("price_currency") != null;
            if (!priced) {
                unpriced += row.bigint("kept");
            } else if (row.bigint("kept") > 0) {
                add(prices, row.money("price"));
            }
            return true;
        }

        Totals totals(long leads) {
            return new Totals(
                    leads,
                    calls,
                    Map.copyOf(outcomes),
                    List.copyOf(costs.values()),
                    appointments,
                    List.copyOf(prices.values()),
                    unpriced);
        }

        private static void add(Map<String, Money> sums, @Nullable Money amount) {
            if (amount != null) {
                sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
            }
        }
    }
}
