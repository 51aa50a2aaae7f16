package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.aClient;
import static io.github.booking4j.testkit.Samples.aLead;
import static io.github.booking4j.testkit.Samples.anEnquiry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.LeadRepository;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link io.github.booking4j.spi.store.BookingStore} promises about transactions. */
public interface TransactionContract extends StoreContract {
    @Test
    @Tag("store.commits-together")
    default void commitsEverythingThatATransactionDid() {
        Client client = aClient();
        Lead lead = aLead(client);
        Enquiry enquiry = anEnquiry(lead);
        Call call = aCall(lead);

        change(unit -> {
            unit.clients().insert(client);
            unit.leads().insertMissing(client.key(), List.of(lead));
            unit.enquiries().insertAll(client.key(), List.of(enquiry));
            unit.calls().insertAll(client.key(), List.of(call));
        });

        change(unit -> {
            assertThat(unit.clients().find(client.key())).contains(client);
            assertThat(unit.leads().find(client.key(), lead.id())).contains(lead);
            assertThat(unit.enquiries().find(client.key(), enquiry.id())).contains(enquiry);
            assertThat(unit.calls().find(client.key(), call.id())).contains(call);
        });
    }

    @Test
    @Tag("store.commits-together")
    default void readsSeeTheWritesBeforeThemInTheirTransaction() {
        Client client = givenClient();
        Lead lead = aLead(client);

        change(unit -> {
            unit.leads().insertMissing(client.key(), List.of(lead));
            assertThat(unit.leads().findByPhone(client.key(), lead.phone())).contains(lead);
            Lead stopped = unit.leads().update(lead.withStatus(LeadStatus.STOPPED));
            assertThat(unit.leads().find(client.key(), lead.id())).contains(stopped);
        });
    }

    @Test
    @Tag("store.foreseen")
    default void whatIsForeseenIsAnsweredAsWhenItIsAsked() {
        Client client = givenClient();
        Lead lead = aLead(client);
        Lead other = aLead(client);
        change(unit -> unit.leads().insertMissing(client.key(), List.of(lead, other)));

        change(unit -> {
            unit.foresee(() -> {
                unit.clients().find(client.key());
                unit.leads().lock(client.key(), lead.id());
                unit.calls().pending(client.key(), lead.id());
            });

            assertThat(unit.clients().find(client.key())).contains(client);
            assertThat(unit.leads().lock(client.key(), other.id())).contains(other); // nobody foresaw it
            assertThat(unit.leads().lock(client.key(), lead.id())).contains(lead);
            assertThat(unit.calls().pending(client.key(), lead.id())).isEmpty();
        });
    }

    @Test
    @Tag("store.foreseen")
    default void whatIsForeseenIsNotAnsweredFromBeforeAWrite() {
        Client client = givenClient();
        Lead lead = aLead(client);
        Call call = aCall(lead);
        change(unit -> unit.leads().insertMissing(client.key(), List.of(lead)));

        change(unit -> {
            unit.foresee(() -> {
                unit.leads().lock(client.key(), lead.id());
                unit.calls().pending(client.key(), lead.id());
            });
            Lead stopped = unit.leads().update(lead.withStatus(LeadStatus.STOPPED));
            unit.calls().insertAll(client.key(), List.of(call));

            assertThat(unit.leads().lock(client.key(), lead.id())).contains(stopped);
            assertThat(unit.calls().pending(client.key(), lead.id())).containsExactly(call);
        });
    }

    @Test
    @Tag("store.commits-together")
    default void answersWhatTheWorkAnswered() {
        String answer = inTransaction(unit -> "the answer");

        assertThat(answer).isEqualTo("the answer");
    }

    @Test
    @Tag("store.rolls-back-together")
    default void throwsTheVeryExceptionThatTheWorkThrew() {
        NotFoundException thrown = new NotFoundException("lead", "lead_not_found");

        assertThatThrownBy(() -> change(unit -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    @Tag("store.nesting-refused")
    default void refusesATransactionInsideATransactionAndTheOuterGoesOn() {
        Client client = aClient();

        change(unit -> {
            unit.clients().insert(client);
            assertThatThrownBy(() -> change(inner -> {})).isInstanceOf(IllegalStateException.class);
        });

        assertThat(find(unit -> unit.clients().find(client.key()))).contains(client);
    }

    @Test
    @Tag("store.unit-of-work-ends")
    default void aUnitOfWorkIsOfNoUseAfterItsTransaction() {
        Client client = givenClient();
        UnitOfWork kept = inTransaction(unit -> unit);
        LeadRepository leads = inTransaction(UnitOfWork::leads);

        assertThatThrownBy(() -> kept.clients().find(client.key())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> leads.insertMissing(client.key(), List.of(aLead(client))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @Tag("store.isolation")
    default void nobodySeesWhatIsNotCommitted() {
        Client client = givenClient();
        AtomicBoolean done = new AtomicBoolean();

        List<Boolean> seen = Together.run(2, thread -> {
            if (thread == 0) {
                for (int i = 0; i < 50; i++) {
                    Lead lead = aLead(client, i);
                    rollBack(unit -> unit.leads().insertMissing(client.key(), List.of(lead)));
                }
                done.set(true);
                return false;
            }
            boolean anything = false;
            while (!done.get() && !anything) {
                anything = inTransaction(unit ->
                        !unit.leads().list(client.key(), LeadQuery.newest(1)).isEmpty());
            }
            return anything;
        });

        assertThat(seen).containsExactly(false, false);
    }

    @Test
    @Tag("store.survives-prepare")
    default void preparingAndPingingAStoreInUseIsFine() {
        Client client = givenClient();

        store().prepare();
        store().ping();

        assertThat(find(unit -> unit.clients().find(client.key()))).contains(client);
    }
}
