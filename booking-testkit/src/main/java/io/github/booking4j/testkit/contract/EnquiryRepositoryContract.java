package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.anEnquiry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.spi.store.EnquiryRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link EnquiryRepository} promises. */
public interface EnquiryRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfAnEnquiry() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        LeadImport started = new LeadImport(
                client.key(),
                new ImportId(UUID.randomUUID()),
                LeadImport.Status.RUNNING,
                null,
                LeadImport.Counts.ZERO,
                List.of(),
                NOW,
                null);
        Enquiry full = new Enquiry(
                client.key(),
                anEnquiry(lead, 1).id(),
                lead.id(),
                NOW.plusNanos(999_000),
                Enquiry.Arrival.REACTIVATED,
                Enquiry.Priority.IMPORT,
                Enquiry.State.CLOSED,
                3,
                "fair 🎪",
                "root canal",
                started.id());
        Enquiry bare = new Enquiry(
                client.key(),
                anEnquiry(lead, 2).id(),
                lead.id(),
                NOW,
                Enquiry.Arrival.OPTED_OUT,
                Enquiry.Priority.FOLLOW_UP,
                Enquiry.State.OPEN,
                0,
                null,
                null,
                null);

        change(unit -> {
            unit.imports().insert(started);
            unit.enquiries().insertAll(client.key(), List.of(full, bare));
        });

        assertThat(find(unit -> unit.enquiries().find(client.key(), full.id()))).contains(full);
        assertThat(find(unit -> unit.enquiries().find(client.key(), bare.id()))).contains(bare);
    }

    @Test
    @Tag("store.microseconds")
    default void keepsTheArrivalOfAnEnquiryToTheMicrosecond() {
        Lead lead = givenLead(givenClient(), 1);
        Enquiry enquiry = receivedAt(anEnquiry(lead), NOW.plusNanos(1_999));

        given(enquiry);

        assertThat(find(unit -> unit.enquiries().find(lead.client(), enquiry.id()))
                        .map(Enquiry::receivedAt))
                .contains(NOW.plusNanos(1_000));
    }

    @Test
    @Tag("store.lists")
    default void listsTheEnquiriesOfOneLeadNewestFirst() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Enquiry second = given(anEnquiry(lead, 2));
        Enquiry third = given(anEnquiry(lead, 3));
        Enquiry first = given(anEnquiry(lead, 1));
        given(anEnquiry(givenLead(client, 2)));
        Client other = givenClient();

        assertThat(list(unit -> unit.enquiries().list(client.key(), lead.id(), 10)))
                .containsExactly(third, second, first);
        assertThat(list(unit -> unit.enquiries().list(client.key(), lead.id(), 2)))
                .containsExactly(third, second);
        assertThat(list(unit -> unit.enquiries().list(other.key(), lead.id(), 2)))
                .isEmpty();
    }

    @Test
    @Tag("store.open-enquiries")
    default void tellsWhichLeadsHaveAnOpenEnquiryAndClosesThem() {
        Client client = givenClient();
        Lead open = givenLead(client, 1);
        Lead closed = givenLead(client, 2);
        Lead none = givenLead(client, 3);
        Lead other = givenLead(client, 4);
        Enquiry one = given(anEnquiry(open, 1));
        Enquiry two = given(anEnquiry(open, 2));
        given(anEnquiry(closed).withState(Enquiry.State.CLOSED));
        Enquiry kept = given(anEnquiry(other));
        List<LeadId> asked = List.of(open.id(), closed.id(), none.id());

        change(unit -> {
            assertThat(unit.enquiries().withOpen(client.key(), asked)).containsExactly(open.id());
            assertThat(unit.enquiries().withOpen(client.key(), List.of())).isEmpty();
        });

        change(unit -> unit.enquiries().closeAll(client.key(), open.id()));

        change(unit -> {
            assertThat(unit.enquiries().withOpen(client.key(), asked)).isEmpty();
            assertThat(unit.enquiries().find(client.key(), one.id())).contains(one.withState(Enquiry.State.CLOSED));
            assertThat(unit.enquiries().find(client.key(), two.id())).contains(two.withState(Enquiry.State.CLOSED));
            assertThat(unit.enquiries().find(client.key(), kept.id())).contains(kept);
        });
    }

    @Test
    @Tag("store.open-enquiries")
    default void anUpdateOfAnEnquiryIsKept() {
        Lead lead = givenLead(givenClient(), 1);
        Enquiry enquiry = given(anEnquiry(lead));

        change(unit -> unit.enquiries().update(enquiry.withAttempts(2).withState(Enquiry.State.CLOSED)));

        Enquiry stored =
                find(unit -> unit.enquiries().find(lead.client(), enquiry.id())).orElseThrow();
        assertThat(stored.attempts()).isEqualTo(2);
        assertThat(stored.state()).isEqualTo(Enquiry.State.CLOSED);
    }

    private static Enquiry receivedAt(Enquiry enquiry, Instant receivedAt) {
        return new Enquiry(
                enquiry.client(),
                enquiry.id(),
                enquiry.lead(),
                receivedAt,
                enquiry.arrival(),
                enquiry.priority(),
                enquiry.state(),
                enquiry.attempts(),
                enquiry.source(),
                enquiry.service(),
                enquiry.importId());
    }
}
