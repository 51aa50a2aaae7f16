package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aClient;
import static io.github.booking4j.testkit.Samples.aLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How leads are listed. */
public interface LeadListContract extends StoreContract {
    @Test
    @Tag("store.lists")
    default void listsLeadsNewestFirst() {
        Client client = givenClient();
        givenLead(givenClient(), 9);
        List<Lead> leads = List.of(givenLead(client, 2), givenLead(client, 3), givenLead(client, 1));

        List<Lead> listed = list(unit -> unit.leads().list(client.key(), LeadQuery.newest(200)));

        assertThat(listed).containsExactly(leads.get(1), leads.get(0), leads.get(2));
        assertThat(list(unit -> unit.leads().list(aClient().key(), LeadQuery.newest(200))))
                .isEmpty();
    }

    @Test
    @Tag("store.pages")
    default void pagesOfLeadsThatArrivedAtOnceShowEachLeadOnce() {
        Client client = givenClient();
        List<Lead> leads = new ArrayList<>(IntStream.range(0, 23)
                .mapToObj(number -> arrivedAtOnce(aLead(client, number)))
                .toList());
        Collections.shuffle(leads, new Random(5));
        change(unit -> unit.leads().insertMissing(client.key(), leads));

        List<Lead> all = list(unit -> unit.leads().list(client.key(), LeadQuery.newest(200)));
        List<Lead> paged = pages(client, null, null, 5);

        assertThat(all).containsExactlyInAnyOrderElementsOf(leads);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    @Tag("store.pages")
    default void aLeadThatArrivesWhilePagingMovesNothing() {
        Client client = givenClient();
        IntStream.rangeClosed(1, 4).forEach(number -> givenLead(client, number));
        List<Lead> first = list(unit -> unit.leads().list(client.key(), LeadQuery.newest(2)));

        givenLead(client, 5);
        List<Lead> second = list(unit -> unit.leads()
                .list(client.key(), new LeadQuery(null, null, first.get(1).id(), 2)));

        assertThat(second)
                .extracting(Lead::id)
                .containsExactly(aLead(client, 2).id(), aLead(client, 1).id());
    }

    @Test
    @Tag("store.lists")
    default void listsLeadsByStatusAndBySource() {
        Client client = givenClient();
        for (int number = 0; number < 12; number++) {
            Lead lead = aLead(client, number);
            Lead sourced = lead.withDetails(new Lead.Details(null, null, number % 2 == 0 ? "fair" : null, null, null));
            given(sourced.withStatus(number % 3 == 0 ? LeadStatus.BOOKED : LeadStatus.NEW));
        }

        assertThat(numbers(client, pages(client, LeadStatus.BOOKED, null, 3))).containsExactly(9, 6, 3, 0);
        assertThat(numbers(client, pages(client, null, "fair", 2))).containsExactly(10, 8, 6, 4, 2, 0);
        assertThat(numbers(client, pages(client, LeadStatus.BOOKED, "fair", 1))).containsExactly(6, 0);
        assertThat(pages(client, null, "FAIR", 10)).isEmpty();
        assertThat(pages(client, LeadStatus.STOPPED, null, 10)).isEmpty();
    }

    @Test
    @Tag("store.lists")
    default void aLeadWhoseStatusChangesIsListedUnderTheNewOne() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);

        change(unit -> unit.leads().update(lead.withStatus(LeadStatus.BOOKED)));

        assertThat(pages(client, LeadStatus.NEW, null, 5)).isEmpty();
        assertThat(pages(client, LeadStatus.BOOKED, null, 5)).hasSize(1);
    }

    private List<Lead> pages(Client client, @Nullable LeadStatus status, @Nullable String source, int size) {
        return Paging.all(size, last -> {
            LeadQuery query = new LeadQuery(status, source, last == null ? null : last.id(), size);
            return list(unit -> unit.leads().list(client.key(), query));
        });
    }

    private static List<Integer> numbers(Client client, List<Lead> leads) {
        return leads.stream()
                .map(lead -> IntStream.range(0, 50)
                        .filter(number -> aLead(client, number).id().equals(lead.id()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static Lead arrivedAtOnce(Lead lead) {
        return new Lead(
                lead.client(),
                lead.id(),
                lead.phone(),
                lead.details(),
                lead.zones(),
                lead.status(),
                lead.consent(),
                NOW,
                null,
                0);
    }
}
