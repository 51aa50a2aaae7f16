package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aClient;
import static io.github.booking4j.testkit.Samples.aLead;
import static io.github.booking4j.testkit.Samples.aPhone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadSearch;
import io.github.booking4j.lead.LeadStatus;
import java.time.Instant;
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
                .list(client.key(), LeadQuery.newest(2).after(first.get(1).id())));

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

    @Test
    @Tag("lead.search")
    default void findsLeadsByPartOfNameOrEmailOrNumber() {
        Client client = givenClient();
        givenNamed(givenClient(), 1, "Ana 50%_off!", "ana@example.com");
        givenNamed(client, 1, "Ana 50%_off!", "first@example.com");
        givenNamed(client, 2, "Bea María", "Ana.B@example.com");
        givenNamed(client, 3, "BANANA", null);
        givenNamed(client, 4, null, null);

        assertThat(found(client, "ana")).containsExactly(3, 2, 1);
        assertThat(found(client, "B@EXAMPLE")).containsExactly(2);
        assertThat(found(client, "maría")).containsExactly(2);
        assertThat(found(client, "50%_off!")).containsExactly(1);
        assertThat(found(client, "%")).containsExactly(1);
        assertThat(found(client, "_n")).isEmpty();
        assertThat(found(client, "!_")).isEmpty();
        assertThat(found(client, "'")).isEmpty();
        assertThat(found(client, "\\")).isEmpty();
        assertThat(found(client, aPhone(4).e164())).containsExactly(4);
        assertThat(found(client, aPhone(4).e164().substring(0, 8))).containsExactly(4, 3, 2, 1);
        assertThat(found(client, "+99")).isEmpty();
        assertThat(found(client, aPhone(4).e164().substring(5))).containsExactly(4);
    }

    @Test
    @Tag("lead.search")
    default void eachLeadFoundIsOnOnePageAndFitsEveryFilter() {
        Client client = givenClient();
        for (int number = 0; number < 20; number++) {
            Lead lead = givenNamed(client, number, number % 2 == 0 ? "Ana" : "Bea", null);
            change(unit -> unit.leads()
                    .update(lead.withStatus(
                            lead.createdAt().getEpochSecond() % 3 == 0 ? LeadStatus.BOOKED : LeadStatus.NEW)));
        }
        LeadQuery ana = LeadQuery.newest(3)
                .search(new LeadSearch("ana"))
                .status(LeadStatus.NEW)
                .arrived(NOW.plusSeconds(2), NOW.plusSeconds(16));

        List<Lead> paged = Paging.all(
                3, last -> list(unit -> unit.leads().list(client.key(), ana.after(last == null ? null : last.id()))));

        assertThat(paged)
                .isNotEmpty()
                .isEqualTo(list(unit -> unit.leads().list(client.key(), LeadQuery.newest(200))).stream()
                        .filter(lead -> "Ana".equals(lead.details().name()) && lead.status() == LeadStatus.NEW)
                        .filter(lead -> !lead.createdAt().isBefore(NOW.plusSeconds(2)))
                        .filter(lead -> lead.createdAt().isBefore(NOW.plusSeconds(16)))
                        .toList());
    }

    @Test
    @Tag("store.lists")
    default void listsLeadsByWhenTheyArrived() {
        Client client = givenClient();
        IntStream.rangeClosed(1, 5).forEach(number -> givenLead(client, number));

        assertThat(arrived(client, NOW.plusSeconds(2), NOW.plusSeconds(4))).containsExactly(3, 2);
        assertThat(arrived(client, null, NOW.plusSeconds(2))).containsExactly(1);
        assertThat(arrived(client, NOW.plusSeconds(5), null)).containsExactly(5);
        assertThat(arrived(client, NOW.plusSeconds(3), NOW.plusSeconds(3))).isEmpty();
    }

    private List<Integer> arrived(Client client, @Nullable Instant from, @Nullable Instant to) {
        return numbers(
                client,
                list(unit ->
                        unit.leads().list(client.key(), LeadQuery.newest(50).arrived(from, to))));
    }

    private List<Integer> found(Client client, String typed) {
        LeadQuery query = LeadQuery.newest(50).search(new LeadSearch(typed));
        return numbers(client, list(unit -> unit.leads().list(client.key(), query)));
    }

    private Lead givenNamed(Client client, int number, @Nullable String name, @Nullable String email) {
        Lead.Details details = new Lead.Details(name, email == null ? null : new EmailAddress(email), null, null, null);
        return given(aLead(client, number).withDetails(details));
    }

    private List<Lead> pages(Client client, @Nullable LeadStatus status, @Nullable String source, int size) {
        return Paging.all(size, last -> {
            LeadQuery query =
                    LeadQuery.newest(size).status(status).source(source).after(last == null ? null : last.id());
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
