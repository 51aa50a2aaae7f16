package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.BookingException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LeadChangeScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("lead.edit")
    void whatIsEditedChangesAndTheRestStays() {
        LeadId id = submitted(1);

        Lead edited = world.engine
                .leads()
                .edit(world.client, id, lead -> lead.name("  Bea Example ").email(null));

        assertThat(edited).isEqualTo(world.lead(1));
        assertThat(edited.details().name()).isEqualTo("Bea Example");
        assertThat(edited.details().email()).isNull();
        assertThat(edited.zones()).containsExactly(ZoneId.of(World.NEW_YORK));
        assertThat(edited.consent()).isNotNull();
        assertThat(events(EventType.LEAD_UPDATED)).isOne();
    }

    @Test
    @Tag("lead.edit")
    void anEditNamesEveryProblemAndChangesNothing() {
        LeadId id = submitted(1);
        Lead before = world.lead(1);

        assertThatThrownBy(() -> world.engine
                        .leads()
                        .edit(world.client, id, lead -> lead.name("a\u0007").email("nobody")))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.pointer())
                                .containsExactly("/name", "/email"));
        assertThatThrownBy(() -> world.engine
                        .leads()
                        .edit(
                                world.client,
                                id,
                                lead -> NewLead.phone(World.phone(2)).consent(lead.consent())))
                .hasMessageContaining("/phone");
        assertThatThrownBy(() -> world.engine.leads().edit(world.client, id, lead -> lead.consent(null)))
                .hasMessageContaining("/consent");
        assertThatThrownBy(() -> world.engine.leads().edit(world.client, new LeadId(new UUID(7, 7)), lead -> lead))
                .isInstanceOf(NotFoundException.class);
        assertThat(world.lead(1)).isEqualTo(before);
    }

    @Test
    @Tag("lead.edit-zone")
    void aLeadThatTurnsOutToBeElsewhereIsCalledByThatClock() {
        world.runAt("2026-03-03T03:00:00Z"); // 22:00 in New York, 19:00 in Los Angeles
        LeadId id = submitted(1);
        world.engine.runDue();
        assertThat(world.voice.dialled()).isEmpty();

        world.engine.leads().edit(world.client, id, lead -> lead.timeZone("America/Los_Angeles"));
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.consent-given")
    void aLeadThatIsHeldIsCalledOnceConsentIsGiven() {
        world.engine.leads().importLeads(world.client, List.of(world.newLead(1)).iterator(), ImportOptions.none());
        world.engine.leads().importLeads(world.client, List.of(world.newLead(1)).iterator(), ImportOptions.none());
        world.engine.runDue();
        assertThat(world.voice.dialled()).isEmpty();

        Consent consent = Consent.declared("phone", "said yes at the fair", MONDAY);
        Lead lead = world.engine.leads().edit(world.client, world.lead(1).id(), held -> held.consent(consent));
        world.engine.runDue();

        assertThat(lead.status()).isEqualTo(LeadStatus.NEW);
        assertThat(world.lead(1).consent()).isEqualTo(consent);
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.stop")
    void aLeadThatIsStoppedIsNotCalledAndNotByTheNextImportEither() {
        Lead stopped = world.engine.leads().stop(world.client, submitted(1));
        world.engine.runDue();

        assertThat(stopped.status()).isEqualTo(LeadStatus.STOPPED);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.CANCELLED);
        assertThat(events(EventType.CALL_CANCELLED)).isOne();
        assertThat(world.engine.leads().stop(world.client, stopped.id())).isEqualTo(stopped);
        assertThat(events(EventType.LEAD_STOPPED)).isOne();

        assertThat(world.importPhones(world.client, 1).counts().duplicates()).isOne();
        world.later(Duration.ofDays(30));
        assertThat(world.voice.dialled()).isEmpty();

        assertThat(world.submit(1)).isInstanceOf(LeadResult.Reactivated.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.stop")
    void aLiveCallOfALeadThatIsStoppedIsHungUpAndTheLeadStaysStopped() {
        DialRequest dial = world.dialled(1);

        world.engine.leads().stop(world.client, world.lead(1).id());
        world.engine.runDue();

        assertThat(world.voice.hungUp()).hasSize(1);
        world.ends(dial, "no_answer");
        world.later(Duration.ofDays(30));
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.STOPPED);
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.stop")
    void aLeadThatIsStoppedWhileTheProviderIsAskedIsHungUpOn() {
        world.voice.nextPlace(request -> {
            world.engine.leads().stop(world.client, world.lead(1).id());
            return new PlacedCall("voice-" + request.callId(), null);
        });
        world.dialled(1);

        assertThat(world.voice.hungUp()).isNotEmpty();
    }

    @Test
    @Tag("lead.stop")
    void theReminderOfAnAppointmentThatStandsIsOwedToAStoppedLeadToo() {
        world.booked(1, "2026-03-05T10:00");
        world.engine.leads().stop(world.client, world.lead(1).id());

        world.runAt("2026-03-04T15:00:00Z");
        world.runAt("2026-03-05T14:00:00Z");

        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .hasSize(2)
                .allMatch(message -> message.status() == MessageStatus.SENT);
    }

    @Test
    @Tag("lead.call-again")
    void aLeadIsCalledAgainAtOnceInPlaceOfItsPlannedCall() {
        world.ends(world.dialled(1), "no_answer");

        Call queued = world.engine.calls().request(world.client, world.lead(1).id(), null);
        world.engine.runDue();

        assertThat(world.lastDial().callId()).isEqualTo(queued.id().toString());
        assertThat(world.voice.dialled()).hasSize(2);
        world.ends(world.lastDial(), "not_interested");
        world.later(Duration.ofDays(30));
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("lead.call-again")
    void aStoppedLeadIsCalledWhenTheClientAsksForIt() {
        LeadId id = submitted(1);
        world.engine.leads().stop(world.client, id);

        world.engine.calls().request(world.client, id, null);
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.CALLING);
    }

    @Test
    @Tag("lead.call-again")
    void aCallThatIsAskedForAtNightWaitsForTheMorning() {
        LeadId id = submitted(1);
        world.engine.leads().stop(world.client, id);
        world.runAt("2026-03-03T04:00:00Z");

        Call queued = world.engine.calls().request(world.client, id, null);

        assertThat(queued.times().notBefore()).isEqualTo(Instant.parse("2026-03-03T14:00:00Z"));
    }

    @Test
    @Tag("lead.call-again")
    void whomTheGateWouldRefuseIsNotQueuedAndTheCodeSaysWhy() {
        world.dialled(1);
        assertRefused(1, "already_on_call");
        world.booked(2, "2026-03-05T10:00");
        assertRefused(2, "already_booked");
        submitted(3);
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(3)), "letter");
        assertRefused(3, "opted_out");
        world.engine.leads().importLeads(world.client, List.of(world.newLead(4)).iterator(), ImportOptions.none());
        assertRefused(4, "no_consent");
        for (int attempt = 0; attempt < 3; attempt++) {
            if (attempt == 0) {
                world.dialled(5);
            } else {
                world.engine.calls().request(world.client, world.lead(5).id(), null);
                world.engine.runDue();
            }
            world.ends(world.lastDial(), "not_interested");
        }
        assertRefused(5, "attempts_exhausted");
        assertThatThrownBy(() -> world.engine.calls().request(world.client, new LeadId(new UUID(7, 7)), null))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("lead.idempotent")
    void theSameKeyTakesALeadInOnceAndQueuesACallOnce() {
        NewLead ana = world.newLead(1);
        LeadResult first = world.engine.leads().submit(world.client, ana, "k");
        LeadResult again = world.engine.leads().submit(world.client, ana, "k");

        assertThat(again).isEqualTo(first).isInstanceOf(LeadResult.Accepted.class);
        assertThatThrownBy(() -> world.engine.leads().submit(world.client, world.newLead(2), "k"))
                .isInstanceOfSatisfying(
                        BookingException.class, e -> assertThat(e.code()).isEqualTo("idempotency_key_reused"));

        LeadId id = world.lead(1).id();
        Call asked = world.engine.calls().request(world.client, id, "c");
        assertThat(world.engine.calls().request(world.client, id, "c")).isEqualTo(asked);
        assertThat(world.calls())
                .filteredOn(call -> call.status() == CallStatus.QUEUED)
                .hasSize(1);
        assertThat(events(EventType.LEAD_DUPLICATE)).isZero();
    }

    @Test
    @Tag("gate.refusal-told")
    void aLeadWhoseCallIsRefusedForGoodNoLongerWaitsForOneAndThatIsTold() {
        LeadId id = submitted(1);
        world.store.inTransaction(unit -> {
            Lead lead = unit.leads().lock(world.client, id).orElseThrow();
            return unit.leads()
                    .update(new Lead(
                            lead.client(),
                            lead.id(),
                            lead.phone(),
                            lead.details(),
                            lead.zones(),
                            lead.status(),
                            null,
                            lead.createdAt(),
                            null,
                            lead.version()));
        });
        world.engine.runDue();

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.HELD);
        assertThat(world.engine.events().listAfter(world.client, 0, 100))
                .filteredOn(event -> event.type() == EventType.CALL_CANCELLED)
                .singleElement()
                .satisfies(event -> assertThat(event.data()).contains("no_consent"));

        world.engine.leads().edit(world.client, id, lead -> lead.consent(Consent.declared("form", null, MONDAY)));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    private void assertRefused(int number, String code) {
        int before = world.calls().size();
        assertThatThrownBy(() -> world.engine
                        .calls()
                        .request(world.client, world.lead(number).id(), null))
                .isInstanceOfSatisfying(
                        BookingException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(world.calls()).hasSize(before);
    }

    private LeadId submitted(int number) {
        return ((LeadResult.Accepted) world.submit(number)).lead().id();
    }

    private long events(EventType type) {
        world.engine.runDue();
        return world.engine.events().listAfter(world.client, 0, 1000).stream()
                .filter(event -> event.type() == type)
                .count();
    }
}
