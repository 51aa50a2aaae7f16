package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aClient;
import static io.github.booking4j.testkit.Samples.aPhone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.client.Assistant;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.MessageSettings;
import io.github.booking4j.client.Tier;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.ClientRepository;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link ClientRepository} promises. */
public interface ClientRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfAClient() {
        Client client = anUnusualClient();

        change(unit -> unit.clients().insert(client));

        assertThat(find(unit -> unit.clients().find(client.key()))).contains(client);
    }

    @Test
    @Tag("store.microseconds")
    default void keepsTheInstantsOfAClientToTheMicrosecond() {
        Client sample = aClient();
        Client client = new Client(
                sample.key(),
                sample.profile(),
                sample.status(),
                sample.tier(),
                sample.settings(),
                sample.assistant(),
                NOW.plusNanos(1_999),
                0);
        change(unit -> unit.clients().insert(client));

        assertThat(find(unit -> unit.clients().find(client.key())).map(Client::createdAt))
                .contains(NOW.plusNanos(1_000));
    }

    @Test
    @Tag("store.client-key-unique")
    default void refusesAClientWhoseKeyIsTaken() {
        Client client = givenClient();
        Client other = anUnusualClient();
        Client sameKey = new Client(
                client.key(),
                other.profile(),
                other.status(),
                other.tier(),
                other.settings(),
                other.assistant(),
                other.createdAt(),
                0);

        assertThatThrownBy(() -> change(unit -> unit.clients().insert(sameKey))).isInstanceOf(ConflictException.class);
        assertThat(find(unit -> unit.clients().find(client.key()))).contains(client);
    }

    @Test
    @Tag("store.optimistic-version")
    default void anUpdateOfAClientRaisesItsVersionAndAStaleOneIsRefused() {
        Client client = givenClient();

        Client changed = inTransaction(unit ->
                unit.clients().update(client.withSettings(anUnusualClient().settings())));

        assertThat(changed.version()).isEqualTo(client.version() + 1);
        assertThat(changed.settings()).isEqualTo(anUnusualClient().settings());
        assertThat(find(unit -> unit.clients().find(client.key()))).contains(changed);
        Versions.assertRefused(() -> change(unit -> unit.clients().update(client.withAssistant(Assistant.PENDING))));
        assertThat(find(unit -> unit.clients().find(client.key()))).contains(changed);
    }

    @Test
    @Tag("store.optimistic-version")
    default void anUpdateOfAnUnknownClientIsRefused() {
        Client unknown = aClient();

        Versions.assertRefused(() -> change(unit -> unit.clients().update(unknown)));
        assertThat(find(unit -> unit.clients().find(unknown.key()))).isEmpty();
    }

    @Test
    @Tag("store.lists")
    default void listsClientsInTheOrderOfTheirKeys() {
        String prefix = "list-" + UUID.randomUUID().toString().substring(0, 18);
        List<ClientKey> keys = Stream.of("-a", "-b", "-c", "-d")
                .map(end -> new ClientKey(prefix + end))
                .toList();
        change(unit -> List.of(2, 0, 3, 1).forEach(i -> unit.clients().insert(aClient(keys.get(i)))));

        List<Client> page = list(unit -> unit.clients().list(keys.get(0), 2));

        assertThat(page).extracting(Client::key).containsExactly(keys.get(1), keys.get(2));
        assertThat(list(unit -> unit.clients().list(null, 1))).hasSize(1);
    }

    private static Client anUnusualClient() {
        ClientSettings settings = new ClientSettings(
                CallSettings.defaults().withMaxConcurrentCalls(17).withImportPacing(Duration.ZERO),
                new CalendarSettings(
                                Duration.ofMinutes(5),
                                Duration.ofDays(400),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(7))
                        .withAfterEnd(CalendarSettings.AfterEnd.NO_SHOW)
                        .withZoneChange(CalendarSettings.ZoneChange.KEEP_INSTANT),
                MessageSettings.defaults()
                        .withReminders(List.of(Duration.ofMinutes(90)))
                        .withLocale(Locale.forLanguageTag("pt-BR"))
                        .withMarketing(LocalTime.of(9, 30), LocalTime.MIDNIGHT),
                Closures.of(List.of(LocalDate.of(2026, 12, 25))),
                Money.of("1234567.123456", "CHF"),
                new VoiceSettings(List.of("+12125550100", "line-2"), new PhoneNumber("+12125550101")));
        return new Client(
                aClient().key(),
                new Client.Profile(
                        "Zahnärzte 🦷 & Söhne “𝔸”",
                        new EmailAddress("x@sub.example.org"),
                        aPhone(7),
                        ZoneId.of("Pacific/Chatham"),
                        "",
                        "NZ"),
                ClientStatus.INACTIVE,
                Tier.ENTERPRISE,
                settings,
                Assistant.ready("assistant-1"),
                NOW.plusNanos(123_456_000),
                0);
    }
}
