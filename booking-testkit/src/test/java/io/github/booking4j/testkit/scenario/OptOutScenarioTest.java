package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.BookingException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutImport;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.SmsInbox.IncomingSms;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OptOutScenarioTest {
    private static final PhoneNumber LEAD = new PhoneNumber(World.phone(1));

    private final World world = World.at(MONDAY);

    @Test
    @Tag("opt-out.at-once")
    void anOptOutStopsWhatIsQueuedWhatIsLiveAndWhatIsPlanned() {
        world.dialled(1);
        world.submit(2);
        world.booked(3, "2026-03-05T10:00");

        IntStream.rangeClosed(1, 3).forEach(number -> add(World.phone(number)));

        assertThat(world.calls())
                .filteredOn(call -> call.lead().equals(world.lead(2).id()))
                .allMatch(call -> call.status() == CallStatus.CANCELLED);
        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .hasSize(2)
                .allMatch(message -> message.status() == MessageStatus.DROPPED);
        world.later(Duration.ofSeconds(10));
        assertThat(world.voice.hungUp()).hasSize(1);
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("opt-out.list-imported")
    void aDoNotCallListBindsKnownAndUnknownNumbersAndTellsOfEveryRow() {
        world.submit(1);
        world.submit(2);
        add(World.phone(2));
        String csv = "Mobile;Name\n+1 212 555 0101;Ana\n(212) 555-0102;Bea\n12;\n2125550103;\n+12125550103;\n";

        OptOutImport report = world.engine
                .optOuts()
                .importCsv(world.client, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "dnc-2026");
        world.engine.runDue();

        assertThat(report.total()).isEqualTo(5);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.known()).isEqualTo(2);
        assertThat(report.invalid()).isOne();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(3);
            assertThat(problem.field()).isEqualTo("phone");
        });
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
        assertThat(world.submit(3)).isInstanceOf(LeadResult.OptedOut.class);
    }

    @Test
    @Tag("opt-out.list-imported")
    void aListThatIsLongerThanABatchGoesInWhole() {
        List<String> numbers = IntStream.range(0, 2_500)
                .mapToObj(i -> String.format("+1212%03d%04d", 300 + i / 1000, i))
                .toList();

        OptOutImport first = world.engine.optOuts().importAll(world.client, numbers.iterator(), "list");
        OptOutImport again = world.engine.optOuts().importAll(world.client, numbers.iterator(), "list");

        assertThat(first.added()).isEqualTo(2_500);
        assertThat(again.known()).isEqualTo(2_500);
        assertThat(again.added()).isZero();
    }

    @Test
    @Tag("opt-out.withdrawn")
    void whatIsTakenBackNeedsAReasonAndPursuesNobody() {
        world.submit(1);
        OptOut optOut = add(World.phone(1));

        assertThatThrownBy(() -> world.engine.optOuts().withdraw(world.client, optOut.id(), " "))
                .hasMessageContaining("/reason");
        world.engine.optOuts().withdraw(world.client, optOut.id(), "letter of March 1st");
        world.engine.runDue();

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.STOPPED);
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.engine.events().listAfter(world.client, 0, 100))
                .filteredOn(event -> event.type() == EventType.LEAD_OPTED_IN)
                .singleElement()
                .satisfies(event -> assertThat(event.data()).contains("letter of March 1st"));
        assertThatThrownBy(() -> world.engine.optOuts().withdraw(world.client, optOut.id(), "again"))
                .isInstanceOf(NotFoundException.class);

        assertThat(world.submit(1)).isInstanceOf(LeadResult.Reactivated.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("opt-out.idempotent")
    void aRequestThatIsRepeatedDoesNotBringBackWhatWasTakenBackSince() {
        OptOut optOut = world.engine.optOuts().add(world.client, World.phone(1), "letter", null, "k");
        assertThat(world.engine.optOuts().add(world.client, World.phone(1), "letter", null, "k"))
                .isEqualTo(optOut);
        world.engine.optOuts().withdraw(world.client, optOut.id(), "a mistake");

        assertThatThrownBy(() -> world.engine.optOuts().add(world.client, World.phone(1), "letter", null, "k"))
                .isInstanceOfSatisfying(
                        BookingException.class, e -> assertThat(e.code()).isEqualTo("opt_out_withdrawn"));
        assertThat(world.submit(1)).isInstanceOf(LeadResult.Accepted.class);
    }

    @Test
    @Tag("opt-out.email")
    void anAddressThatIsOptedOutGetsNoEmailAndItsOwnerIsStillCalled() {
        world.engine.optOuts().add(world.client, "Ana1@example.com", "letter", null);
        OptOut stored = world.engine.optOuts().add(world.client, "ana1@EXAMPLE.com", "letter", null);
        assertThat(stored.address()).isEqualTo("ana1@example.com");

        world.booked(1, "2026-03-05T10:00");
        world.engine.runDue();

        assertThat(world.messages(MessageKind.CONFIRMATION, Channel.EMAIL))
                .allMatch(message -> message.status() == MessageStatus.DROPPED);
        assertThat(world.messages(MessageKind.CONFIRMATION, Channel.SMS))
                .allMatch(message -> message.status() == MessageStatus.SENT);
    }

    @Test
    @Tag("opt-out.start-lifts")
    void aStartTakesBackAStopForEveryClientItBound() {
        ClientKey other = world.onboard("Bright Smiles", ClientSettings.defaults());
        world.submit(1);
        world.sms.receive(LEAD, "STOP");
        world.sms.receive(LEAD, "Start");
        world.later(Duration.ofMinutes(2));

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.STOPPED);
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.submit(1)).isInstanceOf(LeadResult.Reactivated.class);
        assertThat(world.engine.leads().submit(other, world.newLead(1))).isInstanceOf(LeadResult.Accepted.class);
    }

    @Test
    @Tag("opt-out.start-lifts")
    void aStartTakesBackNothingThatWasSaidByAnotherWay() {
        add(World.phone(1));
        world.sms.receive(LEAD, "START");
        assertThat(world.submit(1)).isInstanceOf(LeadResult.OptedOut.class);

        world.sms.receive(new PhoneNumber(World.phone(2)), "STOP");
        add(World.phone(2));
        world.sms.receive(new PhoneNumber(World.phone(2)), "START");
        assertThat(world.submit(2)).isInstanceOf(LeadResult.OptedOut.class);
    }

    @Test
    @Tag("opt-out.start-lifts")
    void aStartThatIsDeliveredAgainAfterALaterStopTakesNothingBack() {
        IncomingSms start = new IncomingSms("in-start", LEAD, world.sms.sender(), "START");
        world.submit(1);
        world.sms.receive(LEAD, "STOP");
        world.sms.receive(start);
        world.sms.receive(LEAD, "STOP");
        world.sms.receive(start);

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
    }

    @Test
    @Tag("opt-out.stop-survives-a-crash")
    void aStopBindsTheOtherClientsThoughTheRequestDiesBehindTheFirst() {
        ClientKey other = world.onboard("Bright Smiles", ClientSettings.defaults());
        ClientKey first = world.client.value().compareTo(other.value()) < 0 ? world.client : other;
        ClientKey last = first.equals(world.client) ? other : world.client;
        world.sms.receive(LEAD, "STOP");
        // As if the process had died before it came to the last client: its opt-out is not there, the job is.
        world.store.inTransaction(unit -> unit.optOuts().remove(last, LEAD.e164()));

        world.later(Duration.ofMinutes(1));

        assertThat(world.engine.leads().submit(last, world.newLead(1))).isInstanceOf(LeadResult.OptedOut.class);
        assertThat(world.engine.leads().submit(first, world.newLead(1))).isInstanceOf(LeadResult.OptedOut.class);
    }

    private OptOut add(String phone) {
        return world.engine.optOuts().add(world.client, phone, "letter", null);
    }
}
