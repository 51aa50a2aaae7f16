package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aLead;
import static io.github.booking4j.testkit.Samples.aPhone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.LeadRepository;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link LeadRepository} promises of single leads and of their uniqueness. */
public interface LeadRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfALead() {
        Client client = givenClient();
        Lead full = unusual(aLead(client, 1));
        Lead bare = bare(aLead(client, 2));

        change(unit -> unit.leads().insertMissing(client.key(), List.of(full, bare)));

        change(unit -> {
            assertThat(unit.leads().find(client.key(), full.id())).contains(full);
            assertThat(unit.leads().find(client.key(), bare.id())).contains(bare);
            assertThat(unit.leads().lock(client.key(), full.id())).contains(full);
            assertThat(unit.leads().findByPhone(client.key(), bare.phone())).contains(bare);
        });
    }

    @Test
    @Tag("store.keeps-values")
    default void keepsEveryStatusOfALead() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);

        for (LeadStatus status : LeadStatus.values()) {
            change(unit -> unit.leads()
                    .update(unit.leads()
                            .find(client.key(), lead.id())
                            .orElseThrow()
                            .withStatus(status)));
            assertThat(find(unit -> unit.leads().find(client.key(), lead.id())).map(Lead::status))
                    .contains(status);
        }
    }

    @Test
    @Tag("store.microseconds")
    default void keepsTheInstantsOfALeadToTheMicrosecond() {
        Client client = givenClient();
        Lead lead = withTimes(aLead(client), NOW.plusNanos(123_456_999), NOW.plusNanos(999_999_999));
        Lead truncated = withTimes(lead, NOW.plusNanos(123_456_000), NOW.plusNanos(999_999_000));

        given(lead);
        Lead updated = inTransaction(unit -> unit.leads().update(lead.contactedAt(NOW.plusNanos(1_999))));

        assertThat(updated.createdAt()).isEqualTo(truncated.createdAt());
        assertThat(updated.lastContactedAt()).isEqualTo(NOW.plusNanos(1_000));
        assertThat(find(unit -> unit.leads().find(client.key(), lead.id()))).contains(updated);
    }

    @Test
    @Tag("store.microseconds")
    default void truncatesInstantsBeforeTheEpochDownwardsToo() {
        Client client = givenClient();
        Lead lead = withTimes(aLead(client), Instant.parse("1969-12-31T23:59:59.123456789Z"), null);

        given(lead);

        assertThat(find(unit -> unit.leads().find(client.key(), lead.id())).map(Lead::createdAt))
                .contains(Instant.parse("1969-12-31T23:59:59.123456Z"));
    }

    @Test
    @Tag("store.lead-phone-unique")
    default void insertsOnlyLeadsWhosePhoneIsNewToTheClient() {
        Client client = givenClient();
        Lead known = givenLead(client, 1);
        Lead samePhone = new Lead(
                client.key(),
                aLead(client, 99).id(),
                known.phone(),
                new Lead.Details("Somebody Else", null, null, null, null),
                known.zones(),
                LeadStatus.HELD,
                null,
                NOW,
                null,
                0);
        Lead fresh = aLead(client, 2);

        Set<LeadId> stored = inTransaction(unit -> unit.leads().insertMissing(client.key(), List.of(samePhone, fresh)));

        assertThat(stored).containsExactly(fresh.id());
        change(unit -> {
            assertThat(unit.leads().findByPhone(client.key(), known.phone())).contains(known);
            assertThat(unit.leads().find(client.key(), samePhone.id())).isEmpty();
            assertThat(unit.leads().insertMissing(client.key(), List.of())).isEmpty();
        });
    }

    @Test
    @Tag("store.lead-phone-unique")
    default void thePhoneOfOneClientIsNewToAnother() {
        Client one = givenClient();
        Client other = givenClient();
        Lead lead = givenLead(one, 1);
        Lead samePhone = aLead(other, 1);

        Set<LeadId> stored = inTransaction(unit -> unit.leads().insertMissing(other.key(), List.of(samePhone)));

        assertThat(stored).containsExactly(samePhone.id());
        change(unit -> {
            assertThat(unit.leads().findByPhone(one.key(), lead.phone())).contains(lead);
            assertThat(unit.leads().findByPhone(other.key(), lead.phone())).contains(samePhone);
            assertThat(unit.leads().find(other.key(), lead.id())).isEmpty();
        });
    }

    @Test
    @Tag("store.lead-phone-unique")
    default void threadsThatStoreTheSamePhonesAtOnceStoreEachOnce() {
        Client client = givenClient();
        int phones = 300;

        List<Set<LeadId>> stored = Together.run(4, thread -> {
            List<Integer> numbers =
                    new ArrayList<>(IntStream.range(0, phones).boxed().toList());
            Collections.shuffle(numbers, new Random(thread));
            Set<LeadId> mine = new HashSet<>();
            for (int from = 0; from < phones; from += 50) {
                List<Lead> batch = numbers.subList(from, from + 50).stream()
                        .map(number -> ofThread(aLead(client, number), thread))
                        .toList();
                mine.addAll(inTransaction(unit -> unit.leads().insertMissing(client.key(), batch)));
            }
            return mine;
        });

        assertThat(stored.stream().mapToInt(Set::size).sum()).isEqualTo(phones);
        Set<LeadId> found = new HashSet<>();
        change(unit -> IntStream.range(0, phones)
                .forEach(number -> found.add(unit.leads()
                        .findByPhone(client.key(), aPhone(number))
                        .orElseThrow()
                        .id())));
        assertThat(stored.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    @Tag("store.optimistic-version")
    default void anUpdateOfALeadRaisesItsVersionAndAStaleOneIsRefused() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);

        Lead changed = inTransaction(unit -> unit.leads().update(lead.withStatus(LeadStatus.CALLING)));

        assertThat(changed.version()).isEqualTo(lead.version() + 1);
        assertThat(find(unit -> unit.leads().find(client.key(), lead.id()))).contains(changed);
        Versions.assertRefused(() -> change(unit -> unit.leads().update(lead.withStatus(LeadStatus.STOPPED))));
        Versions.assertRefused(() -> change(unit -> unit.leads().update(aLead(client, 2))));
        assertThat(find(unit -> unit.leads().find(client.key(), lead.id()))).contains(changed);
    }

    @Test
    @Tag("store.client-isolation")
    default void anUpdateNeverReachesTheLeadOfAnotherClient() {
        Client one = givenClient();
        Client other = givenClient();
        Lead lead = givenLead(one, 1);
        Lead sameId = new Lead(
                other.key(),
                lead.id(),
                lead.phone(),
                lead.details(),
                lead.zones(),
                LeadStatus.STOPPED,
                null,
                NOW,
                null,
                0);

        Versions.assertRefused(() -> change(unit -> unit.leads().update(sameId)));

        assertThat(find(unit -> unit.leads().find(one.key(), lead.id()))).contains(lead);
    }

    @Test
    @Tag("store.locks")
    default void locksTheKnownPhonesInTheirOrder() {
        Client client = givenClient();
        Lead third = givenLead(client, 3);
        Lead first = givenLead(client, 1);
        Lead second = givenLead(client, 2);
        givenLead(client, 4);
        givenLead(givenClient(), 3);

        List<Lead> locked = list(unit -> unit.leads()
                .lockByPhones(client.key(), List.of(third.phone(), aPhone(77), first.phone(), second.phone())));

        assertThat(locked).containsExactly(first, second, third);
        assertThat(list(unit -> unit.leads().lockByPhones(client.key(), List.of())))
                .isEmpty();
    }

    private static Lead ofThread(Lead lead, int thread) {
        LeadId own = new LeadId(new UUID(
                lead.id().value().getMostSignificantBits(), lead.id().value().getLeastSignificantBits() + thread));
        return new Lead(
                lead.client(),
                own,
                lead.phone(),
                lead.details(),
                lead.zones(),
                lead.status(),
                lead.consent(),
                lead.createdAt(),
                null,
                0);
    }

    private static Lead unusual(Lead lead) {
        return new Lead(
                lead.client(),
                lead.id(),
                lead.phone(),
                new Lead.Details(
                        "Ænne 👩‍👩‍👧 𝒥𝓊𝓁𝒾𝒶 'O''Hara'",
                        lead.details().email(),
                        "form; \"quoted\", \\ back",
                        "check-up",
                        "two\nlines\tand a tab " + "🙂".repeat(500)),
                Set.of(ZoneId.of("America/Indiana/Knox"), ZoneId.of("America/Chicago"), ZoneId.of("UTC")),
                LeadStatus.CALLBACK_REQUESTED,
                Consent.declared("list 7", "I agree to be called. ✅", NOW.minusSeconds(86_400)),
                NOW.plusNanos(1_000),
                NOW.plusNanos(999_999_000),
                0);
    }

    private static Lead bare(Lead lead) {
        return new Lead(
                lead.client(),
                lead.id(),
                lead.phone(),
                new Lead.Details(null, null, null, null, null),
                lead.zones(),
                LeadStatus.HELD,
                null,
                NOW,
                null,
                0);
    }

    private static Lead withTimes(Lead lead, Instant createdAt, @Nullable Instant contacted) {
        return new Lead(
                lead.client(),
                lead.id(),
                lead.phone(),
                lead.details(),
                lead.zones(),
                lead.status(),
                lead.consent(),
                createdAt,
                contacted,
                lead.version());
    }
}
