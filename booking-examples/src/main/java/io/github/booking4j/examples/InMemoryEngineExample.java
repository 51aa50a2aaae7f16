package io.github.booking4j.examples;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import java.io.PrintStream;

/** What is the least I can start with? No database, no provider, no thread. */
public final class InMemoryEngineExample {
    private InMemoryEngineExample() {}

    /** Books the first free slot. */
    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (BookingEngine engine =
                BookingEngine.builder().store(InMemoryBookingStore.create()).build()) {
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            Slot slot = engine.appointments()
                    .slots(client, new SlotQuery(null, null, null, null, 1))
                    .get(0);
            NewLead ana = NewLead.phone("+1 212 555 0123").name("Ana Example");
            BookingResult result = engine.appointments()
                    .book(client, NewAppointment.of(slot.service(), slot.start().toInstant(), ana));
            if (result instanceof BookingResult.Booked booked) {
                out.println("Booked " + booked.appointment().start());
            } else {
                out.println("Not booked: " + result);
            }
        }
    }
}
