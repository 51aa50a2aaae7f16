package io.github.booking4j.memory;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class InMemoryStatistics implements Statistics {
    private final Schema schema;

    InMemoryStatistics(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Totals totals(ClientKey client, Instant from, Instant to) {
        Map<CallOutcome, Long> outcomes = new EnumMap<>(CallOutcome.class);
        Map<String, Money> costs = new TreeMap<>();
        List<Call> calls = during(schema.calls.byDial, client, from, to);
        for (Call call : calls) {
            CallReport report = call.report();
            if (report != null) {
                outcomes.merge(report.outcome(), 1L, Long::sum);
                add(costs, report.cost());
            }
        }
        Map<String, Money> prices = new TreeMap<>();
        long unpriced = 0;
        List<Appointment> appointments = during(schema.appointmentsByBooking, client, from, to).stream()
                .filter(appointment -> appointment.status().wasBooked())
                .toList();
        for (Appointment appointment : appointments) {
            if (appointment.status() != AppointmentStatus.CANCELLED) {
                add(prices, appointment.price());
                unpriced += appointment.price() == null ? 1 : 0;
            }
        }
        return new Totals(
                during(schema.leadsByArrival, client, from, to).size(),
                calls.size(),
                Map.copyOf(outcomes),
                List.copyOf(costs.values()),
                appointments.size(),
                List.copyOf(prices.values()),
                unpriced);
    }

    @Override
    public List<@Nullable Duration> responseTimes(ClientKey client, Instant from, Instant to, List<Double> fractions) {
        List<Duration> times = during(schema.calls.byDial, client, from, to).stream()
                .map(this::responseTime)
                .flatMap(Collection::stream)
                .sorted()
                .toList();
        List<@Nullable Duration> found = new ArrayList<>();
        for (double fraction : fractions) {
            int rank = (int) Math.ceil(fraction * times.size());
            found.add(times.isEmpty() ? null : times.get(Math.max(0, rank - 1)));
        }
        return Collections.unmodifiableList(found);
    }

    /** How long the enquiry waited for this dial; nothing if it was dialled before. */
    private List<Duration> responseTime(Call call) {
        if (call.enquiry() == null || call.direction() != CallDirection.OUTBOUND) {
            return List.of();
        }
        var first = schema.calls
                .dialsOfEnquiry
                .startingWith(call.client(), call.enquiry().value())
                .first();
        Enquiry enquiry =
                schema.enquiries.get(Key.of(call.client(), call.enquiry().value()));
        Instant dialled = CallTable.dialledAt(call);
        return first.isEmpty() || !first.get().id().equals(call.id()) || enquiry == null || dialled == null
                ? List.of()
                : List.of(Duration.between(enquiry.receivedAt(), dialled));
    }

    private static <V> List<V> during(Index<V> index, ClientKey client, Instant from, Instant to) {
        return index.range(Key.of(client, from), Key.of(client, to)).list();
    }

    private static void add(Map<String, Money> sums, @Nullable Money amount) {
        if (amount != null) {
            sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
        }
    }
}
