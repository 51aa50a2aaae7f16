package io.github.booking4j.examples;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import java.io.PrintStream;

/**
 * How do I run the engine from a scheduler of my own? Never start it, and call {@code runDue()} as often as you like: each time it
 * does everything that is due, in your thread. Here the text goes out through {@link OwnSmsGatewayExample}.
 */
public final class ExternalSchedulerExample {
    private ExternalSchedulerExample() {}

    /** Books, then runs what is due. */
    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (BookingEngine engine = BookingEngine.builder()
                .store(InMemoryBookingStore.create())
                .sms(new OwnSmsGatewayExample(out))
                .build()) {
            engine.runDue(); // the first makes the schema ready
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            Slot slot = engine.appointments()
                    .slots(client, new SlotQuery(null, null, null, null, 1))
                    .get(0);
            NewLead ana = NewLead.phone("+1 212 555 0123").name("Ana Example");
            engine.appointments()
                    .book(client, NewAppointment.of(slot.service(), slot.start().toInstant(), ana));
            out.println("Nothing is sent until somebody runs what is due.");
            engine.runDue();
        }
    }
}
