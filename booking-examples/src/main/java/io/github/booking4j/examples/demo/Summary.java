package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadImport.Counts;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.money.Money;
import io.github.booking4j.report.Metrics;
import java.io.PrintStream;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures at the end. */
final class Summary {
    private final BookingEngine engine;
    private final ClientKey client;
    private final PrintStream out;

    Summary(BookingEngine engine, ClientKey client, PrintStream out) {
        this.engine = engine;
        this.client = client;
        this.out = out;
    }

    /** Prints them; returns whether the rows of the import add up. */
    boolean print(@Nullable LeadImport imported) {
        out.println();
        out.println("---- Summary --------------------------------------------");
        boolean addsUp = imported == null || printImport(imported.counts());
        Metrics metrics = engine.reports().metrics(client, 2);
        line("leads in", metrics.leads());
        line("called", metrics.calls());
        line("answered", metrics.answered() + " (" + metrics.answerRate() + " %)");
        metrics.outcomes().forEach((outcome, count) -> {
            if (count > 0) {
                line("  " + outcome.name().toLowerCase(Locale.ROOT), count);
            }
        });
        line("appointments", metrics.appointments() + " (conversion " + metrics.conversionRate() + " %)");
        line("messages sent", count(MessageStatus.SENT) + count(MessageStatus.DELIVERED));
        line("reminders planned", count(MessageStatus.PLANNED));
        line("cost of calls", money(metrics.cost()));
        line("cost per appointment", money(metrics.costPerAppointment()));
        line(
                "response time",
                "p50 " + seconds(metrics.responseTime().p50()) + ", p99 "
                        + seconds(metrics.responseTime().p99()));
        out.println("---------------------------------------------------------");
        return addsUp;
    }

    private boolean printImport(Counts counts) {
        long sum =
                counts.accepted() + counts.duplicates() + counts.reactivated() + counts.invalid() + counts.optedOut();
        line("rows in the file", counts.total());
        line(
                "",
                counts.accepted() + " accepted + " + counts.duplicates() + " duplicates + " + counts.reactivated()
                        + " reactivated + " + counts.invalid() + " invalid + " + counts.optedOut() + " opted out = "
                        + sum);
        return sum == counts.total();
    }

    private long count(MessageStatus status) {
        long count = 0;
        MessageId before = null;
        List<Message> page;
        do {
            page = engine.messages().list(client, new MessageQuery(null, null, status, before, 200));
            count += page.size();
            before = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (page.size() == 200);
        return count;
    }

    private void line(String name, Object value) {
        out.printf("%-22s %s%n", name, value);
    }

    private static String money(@Nullable Money money) {
        return money == null
                ? "-"
                : money.amount().setScale(2, RoundingMode.HALF_EVEN) + " "
                        + money.currency().getCurrencyCode();
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
