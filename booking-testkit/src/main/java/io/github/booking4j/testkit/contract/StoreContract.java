package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Message;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.testkit.Samples;
import io.github.booking4j.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What every contract of the store starts from. */
public interface StoreContract {
    /** The store under test, prepared; the same for the whole of a test. It may hold what other tests stored. */
    BookingStore store();

    /** The clock by which the store under test leases jobs. */
    SettableClock leaseClock();

    /** Reads or changes in one transaction. */
    default <T> T inTransaction(Function<UnitOfWork, T> work) {
        return store().inTransaction(work);
    }

    /** Finds one in a transaction of its own. */
    default <T> Optional<T> find(Function<UnitOfWork, Optional<T>> query) {
        return inTransaction(query);
    }

    /** Lists in a transaction of its own. */
    default <T> List<T> list(Function<UnitOfWork, List<T>> query) {
        return inTransaction(query);
    }

    /** Counts in a transaction of its own. */
    default long count(ToLongFunction<UnitOfWork> query) {
        return inTransaction(query::applyAsLong);
    }

    /** Asks, or changes and is told whether anything was changed, in a transaction of its own. */
    default boolean holds(Predicate<UnitOfWork> query) {
        return inTransaction(query::test);
    }

    /** Changes in one transaction. */
    default void change(Consumer<UnitOfWork> work) {
        store().inTransaction(unit -> {
            work.accept(unit);
            return true;
        });
    }

    /** Does something in a transaction that rolls back. */
    default void rollBack(Consumer<UnitOfWork> work) {
        assertThatThrownBy(() -> change(unit -> {
                    work.accept(unit);
                    throw new RolledBack();
                }))
                .isInstanceOf(RolledBack.class);
    }

    /** A stored client of its own. */
    default Client givenClient() {
        Client client = Samples.aClient();
        change(unit -> unit.clients().insert(client));
        return client;
    }

    /** A stored lead. */
    default Lead givenLead(Client client, int number) {
        return given(Samples.aLead(client, number));
    }

    /** Stores a lead. */
    default Lead given(Lead lead) {
        change(unit -> unit.leads().insertMissing(lead.client(), List.of(lead)));
        return lead;
    }

    /** Stores an enquiry. */
    default Enquiry given(Enquiry enquiry) {
        change(unit -> unit.enquiries().insertAll(enquiry.client(), List.of(enquiry)));
        return enquiry;
    }

    /** Stores a message. */
    default Message given(Message message) {
        change(unit -> unit.messages().insertAll(message.client(), List.of(message)));
        return message;
    }

    /** Stores a call. */
    default Call given(Call call) {
        change(unit -> unit.calls().insertAll(call.client(), List.of(call)));
        return call;
    }

    /** Thrown to roll back. */
    final class RolledBack extends RuntimeException {
        RolledBack() {
            super("rolled back on purpose");
        }
    }
}
