package io.github.booking4j;

import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.call.Calls;
import io.github.booking4j.client.Clients;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.event.Events;
import io.github.booking4j.lead.Leads;
import io.github.booking4j.lead.OptOuts;
import io.github.booking4j.message.Messages;
import io.github.booking4j.message.Templates;
import io.github.booking4j.ops.Operations;
import io.github.booking4j.report.Reports;
import io.github.booking4j.sequence.Sequences;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.InstantSource;
import java.util.List;

/**
 * Turns enquiries into appointments: leads are called by a voice assistant, book during the call, get confirmations and
 * reminders.
 *
 * <pre>{@code
 * BookingEngine engine = BookingEngine.builder()
 *     .store(JdbcBookingStore.create(dataSource))
 *     .voice(voice).sms(sms).email(email)
 *     .build();
 * engine.start();
 * engine.leads().submit(clientKey, NewLead.phone("+1 415 555 0123").name("Ana").source("website"));
 * }</pre>
 *
 * <p>An engine is a value: several live in one JVM side by side, and several on one database share the work. Thread-safe.
 */
public interface BookingEngine extends AutoCloseable {
    /** Begins an engine. Only the store is required. */
    static BookingEngineBuilder builder() {
        return new BookingEngineBuilder();
    }

    /** Onboards, configures and recognises clients. */
    Clients clients();

    /** Takes leads in. */
    Leads leads();

    /** Who must not be contacted again. */
    OptOuts optOuts();

    /** Shows calls, and has leads called. */
    Calls calls();

    /** The calendar. */
    Appointments appointments();

    /** Shows messages, and writes to leads. */
    Messages messages();

    /** What messages say. */
    Templates templates();

    /** What outcomes of calls set going. */
    Sequences sequences();

    /** The history, and how to follow it live. */
    Events events();

    /** Figures. */
    Reports reports();

    /** Health and jobs. */
    Operations operations();

    /** What the providers' web requests are answered by; a servlet mounts them. */
    List<WebhookHandler> webhooks();

    /** What the engine was told about the outside. */
    Settings settings();

    /**
     * Makes the store's schema ready, onboards the configured clients that there are not yet, and starts the threads that run
     * jobs. Once only.
     *
     * @throws StoreException when the store cannot be made ready
     * @throws IllegalStateException when it was started or closed before
     */
    void start();

    /**
     * Runs everything that is due, in the calling thread, until nothing is: for tests and for hosts with a scheduler of
     * their own. The first call makes the store's schema ready and onboards the configured clients. Not together with {@link #start()}.
     */
    void runDue();

    /**
     * Takes no new work, lets what runs finish within the drain time (10 s), then interrupts it; what was not finished
     * runs again later. Closes the gateways and the store. Leaves no thread. Closing twice is fine.
     */
    @Override
    void close();

    /**
     * What the engine was told about the outside.
     *
     * @param publicUrl where the world reaches the servlet, without a slash at the end
     * @param adminKeyHash lower-case hex SHA-256 of the admin key; empty: there is none, and admin requests are refused
     * @param clock the clock of everything the engine does, for what stands before it
     */
    record Settings(String publicUrl, String adminKeyHash, InstantSource clock) {}
}
