package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aPhone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.spi.store.OptOutRepository;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link OptOutRepository} promises. */
public interface OptOutRepositoryContract extends StoreContract {
    @Test
    @Tag("store.opt-outs")
    default void anOptOutIsStoredOnceAndTheFirstStays() {
        Client client = givenClient();
        OptOut first = new OptOut(client.key(), id(1), aPhone(1).e164(), "sms", "please stop", NOW.plusNanos(5_999));
        OptOut again = new OptOut(client.key(), id(2), aPhone(1).e164(), "call", null, NOW.plusSeconds(1));

        assertThat(holds(unit -> unit.optOuts().insert(first))).isTrue();
        assertThat(holds(unit -> unit.optOuts().insert(again))).isFalse();

        assertThat(list(unit -> unit.optOuts().list(client.key(), null, 10)))
                .containsExactly(
                        new OptOut(client.key(), id(1), first.address(), "sms", "please stop", NOW.plusNanos(5_000)));
    }

    @Test
    @Tag("store.opt-outs")
    default void ofThreadsThatStoreTheSameOptOutOneSucceeds() {
        Client client = givenClient();

        List<Boolean> stored = Together.run(
                4,
                thread -> holds(
                        unit -> unit.optOuts().insert(optOut(client, aPhone(1).e164()))));

        assertThat(stored).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    @Tag("store.opt-outs")
    default void tellsWhichOfManyAddressesAreOptedOut() {
        Client client = givenClient();
        Client other = givenClient();
        String phone = aPhone(1).e164();
        String email = "Ana.Example+x@example.com";
        change(unit -> {
            unit.optOuts().insert(optOut(client, phone));
            unit.optOuts().insert(optOut(client, email));
            unit.optOuts().insert(optOut(other, aPhone(2).e164()));
        });

        change(unit -> {
            assertThat(unit.optOuts()
                            .among(client.key(), List.of(phone, email, aPhone(2).e164(), phone)))
                    .containsExactlyInAnyOrder(phone, email);
            assertThat(unit.optOuts().among(other.key(), List.of(phone, email))).isEmpty();
            assertThat(unit.optOuts().among(client.key(), List.of())).isEmpty();
        });
    }

    @Test
    @Tag("store.opt-outs")
    default void anOptOutCanBeWithdrawn() {
        Client client = givenClient();
        Client other = givenClient();
        String phone = aPhone(1).e164();
        change(unit -> {
            unit.optOuts().insert(optOut(client, phone));
            unit.optOuts().insert(optOut(other, phone));
        });

        assertThat(holds(unit -> unit.optOuts().remove(client.key(), phone))).isTrue();
        assertThat(holds(unit -> unit.optOuts().remove(client.key(), phone))).isFalse();

        change(unit -> {
            assertThat(unit.optOuts().among(client.key(), List.of(phone))).isEmpty();
            assertThat(unit.optOuts().among(other.key(), List.of(phone))).containsExactly(phone);
            assertThat(unit.optOuts().insert(optOut(client, phone))).isTrue();
        });
    }

    @Test
    @Tag("store.pages")
    default void listsOptOutsInTheOrderOfTheirAddresses() {
        Client client = givenClient();
        List<String> sorted =
                List.of("+12015550101", "+12025550101", "B@example.com", "a@example.com", "z@example.com");
        change(unit -> List.of(3, 1, 4, 0, 2).forEach(i -> unit.optOuts().insert(optOut(client, sorted.get(i)))));

        assertThat(list(unit -> unit.optOuts().list(client.key(), null, 3)))
                .extracting(OptOut::address)
                .containsExactlyElementsOf(sorted.subList(0, 3));
        assertThat(list(unit -> unit.optOuts().list(client.key(), sorted.get(2), 3)))
                .extracting(OptOut::address)
                .containsExactlyElementsOf(sorted.subList(3, 5));
    }

    @Test
    @Tag("store.opt-outs")
    default void ofManyThoseThatAreMissingAreStored() {
        Client client = givenClient();
        Client other = givenClient();
        List<String> phones =
                IntStream.range(0, 40).mapToObj(i -> aPhone(i).e164()).toList();
        change(unit -> {
            unit.optOuts().insert(optOut(client, phones.get(7)));
            unit.optOuts().insert(optOut(other, phones.get(8)));
        });

        change(unit -> {
            Set<String> stored = unit.optOuts()
                    .insertMissing(
                            client.key(),
                            phones.stream().map(phone -> optOut(client, phone)).toList());
            assertThat(stored).hasSize(39).doesNotContain(phones.get(7));
            assertThat(unit.optOuts().among(client.key(), phones)).hasSize(40);
            assertThat(unit.optOuts().among(other.key(), phones)).hasSize(1);
            assertThat(unit.optOuts().insertMissing(client.key(), List.of())).isEmpty();
        });
    }

    @Test
    @Tag("store.opt-outs")
    default void anOptOutIsFoundByItsIdAndByItsAddressWithinItsClient() {
        Client client = givenClient();
        Client other = givenClient();
        OptOut optOut = optOut(client, aPhone(1).e164());
        change(unit -> unit.optOuts().insert(optOut));

        change(unit -> {
            assertThat(unit.optOuts().find(client.key(), optOut.id())).contains(optOut);
            assertThat(unit.optOuts().findByAddress(client.key(), optOut.address()))
                    .contains(optOut);
            assertThat(unit.optOuts().find(other.key(), optOut.id())).isEmpty();
            assertThat(unit.optOuts().findByAddress(other.key(), optOut.address()))
                    .isEmpty();
        });
    }

    private static OptOutId id(int number) {
        return new OptOutId(new UUID(0, number));
    }

    private static OptOut optOut(Client client, String address) {
        return new OptOut(client.key(), new OptOutId(UUID.randomUUID()), address, "api", null, NOW);
    }
}
