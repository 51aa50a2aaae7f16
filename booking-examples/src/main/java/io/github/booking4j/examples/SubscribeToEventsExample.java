package io.github.booking4j.examples;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.event.Subscription;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How does my application hear of what happens? Every event once, in order, from the number it read last. */
public final class SubscribeToEventsExample {
    private SubscribeToEventsExample() {}

    /** Prints the events of a lead. */
    public static void main(String[] arguments) throws InterruptedException {
        run(System.out);
    }

    static void run(PrintStream out) throws InterruptedException {
        try (BookingEngine engine =
                BookingEngine.builder().store(InMemoryBookingStore.create()).build()) {
            engine.start();
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            CountDownLatch queued = new CountDownLatch(1);
            // README begins
            long last = 0; // the number your application stored last
            Subscription subscription = engine.events().subscribe(client, last, event -> {
                out.println(event.number() + " " + event.type().wireName() + " " + event.data());
                if (event.type().wireName().equals("call.queued")) {
                    queued.countDown();
                }
            });
            // README ends
            engine.leads().submit(client, NewLead.phone("+1 212 555 0123").name("Ana Example"));
            if (!queued.await(10, TimeUnit.SECONDS)) {
                out.println("No call was queued");
            }
            subscription.close();
        }
    }
}
