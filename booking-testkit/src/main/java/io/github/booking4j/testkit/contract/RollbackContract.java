package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.aClient;
import static io.github.booking4j.testkit.Samples.aLead;
import static io.github.booking4j.testkit.Samples.aMessage;
import static io.github.booking4j.testkit.Samples.aResource;
import static io.github.booking4j.testkit.Samples.aService;
import static io.github.booking4j.testkit.Samples.anAppointment;
import static io.github.booking4j.testkit.Samples.anEnquiry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing of a transaction that throws remains, in any repository. */
public interface RollbackContract extends StoreContract {
    @Test
    @Tag("store.rolls-back-together")
    default void aRollBackLeavesNoClientLeadEnquiryOrOptOut() {
        Client client = aClient();
        Lead lead = aLead(client);
        Enquiry enquiry = anEnquiry(lead);

        rollBack(unit -> {
            unit.clients().insert(client);
            unit.leads().insertMissing(client.key(), List.of(lead));
            unit.enquiries().insertAll(client.key(), List.of(enquiry));
            unit.optOuts()
                    .insert(new OptOut(
                            client.key(),
                            new OptOutId(lead.id().value()),
                            lead.phone().e164(),
                            "sms",
                            null,
                            NOW));
        });

        change(unit -> {
            assertThat(unit.clients().find(client.key())).isEmpty();
            assertThat(unit.leads().find(client.key(), lead.id())).isEmpty();
            assertThat(unit.leads().findByPhone(client.key(), lead.phone())).isEmpty();
            assertThat(unit.enquiries().find(client.key(), enquiry.id())).isEmpty();
            assertThat(unit.enquiries().withOpen(client.key(), Set.of(lead.id())))
                    .isEmpty();
            assertThat(unit.optOuts().among(client.key(), Set.of(lead.phone().e164())))
                    .isEmpty();
        });
    }

    @Test
    @Tag("store.rolls-back-together")
    default void aRollBackLeavesNoCallItsAnswersOrItsPlaceInTheQueue() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Call call = aCall(lead);
        String account = "account-" + UUID.randomUUID();

        rollBack(unit -> {
            unit.calls().insertAll(client.key(), List.of(call));
            unit.calls().answerTool(client.key(), call.id(), "tool-1", "{}");
            unit.waitingLine().join(account, client.key(), Enquiry.Priority.IMPORT, NOW);
        });

        change(unit -> {
            assertThat(unit.calls().find(client.key(), call.id())).isEmpty();
            assertThat(unit.calls().findToolAnswer(client.key(), call.id(), "tool-1"))
                    .isEmpty();
            assertThat(unit.callQueue().nextDue(client.key())).isEmpty();
            assertThat(unit.waitingLine().callNext(account, NOW, NOW)).isEmpty();
        });
    }

    @Test
    @Tag("store.rolls-back-together")
    default void aRollBackLeavesNoAppointmentItsClaimsOrItsMessages() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Resource room = aResource(client);
        Service service = aService(client, room);
        Appointment appointment = anAppointment(lead, service, 1);
        Message message = aMessage(lead, 1);

        rollBack(unit -> {
            unit.catalog().put(room);
            unit.catalog().put(service);
            unit.appointments().insert(appointment);
            unit.calendar().claim(client.key(), Occupations.of(appointment));
            unit.messages().insertAll(client.key(), List.of(message));
        });

        change(unit -> {
            assertThat(unit.catalog().findResource(client.key(), room.id())).isEmpty();
            assertThat(unit.catalog().listServices(client.key())).isEmpty();
            assertThat(unit.appointments().find(client.key(), appointment.id())).isEmpty();
            assertThat(unit.messages().find(client.key(), message.id())).isEmpty();
            unit.catalog().put(room);
            assertThat(unit.calendar()
                            .occupations(
                                    client.key(),
                                    List.of(room.id()),
                                    appointment.occupiedFrom(),
                                    appointment.occupiedTo()))
                    .isEmpty();
            assertThat(unit.calendar().mismatches(client.key())).isZero();
        });
    }

    @Test
    @Tag("store.rolls-back-together")
    default void aRollBackLeavesNoJobAndNoEvent() {
        Client client = givenClient();
        Job job = new Job(client.key(), "place", "subject-" + UUID.randomUUID(), Lane.DIAL, NOW);

        rollBack(unit -> {
            unit.jobs().schedule(job);
            unit.events().append(client.key(), List.of(new EventLog.Draft(EventType.CALL_QUEUED, NOW, "{}")));
        });

        change(unit -> {
            assertThat(unit.jobs().claim(Lane.DIAL, NOW, 1_000, Duration.ofSeconds(30)))
                    .extracting(JobQueue.Lease::job)
                    .doesNotContain(job);
            assertThat(unit.events().number(client.key(), 10)).isZero();
        });
    }

    @Test
    @Tag("store.rolls-back-together")
    default void aRollBackLeavesNoIdempotencyKeyAndNoDirectoryEntry() {
        Client client = givenClient();
        String key = "key-" + UUID.randomUUID();
        var claim = new IdempotencyRepository.Claim(client.key().value(), key, "book", "hash", "subject", NOW);
        var entry = new Directory.Entry(Directory.Kind.LINK_TOKEN, key, client.key(), "subject");

        rollBack(unit -> {
            unit.idempotency().claim(claim);
            unit.directory().put(entry);
        });

        change(unit -> {
            assertThat(unit.idempotency().find(client.key().value(), key)).isEmpty();
            assertThat(unit.directory().find(Directory.Kind.LINK_TOKEN, key)).isEmpty();
            assertThat(unit.idempotency().claim(claim)).isEmpty();
        });
    }

    @Test
    @Tag("store.rolls-back-together")
    default void aRollBackUndoesChangesAndRemovals() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Message message = aMessage(lead, 1);
        OptOut optOut = new OptOut(
                client.key(), new OptOutId(lead.id().value()), lead.phone().e164(), "sms", null, NOW);
        change(unit -> {
            unit.messages().insertAll(client.key(), List.of(message));
            unit.optOuts().insert(optOut);
        });

        rollBack(unit -> {
            Lead stopped = unit.leads().update(lead.withStatus(LeadStatus.STOPPED));
            unit.leads().update(stopped.withStatus(LeadStatus.BOOKED));
            unit.messages().dropPlanned(client.key(), lead.id());
            unit.optOuts().remove(client.key(), optOut.address());
        });

        change(unit -> {
            assertThat(unit.leads().find(client.key(), lead.id())).contains(lead);
            assertThat(unit.messages().find(client.key(), message.id()).map(Message::status))
                    .contains(MessageStatus.PLANNED);
            assertThat(unit.optOuts().among(client.key(), List.of(optOut.address())))
                    .hasSize(1);
            assertThat(unit.leads().update(lead.withStatus(LeadStatus.BOOKED)).version())
                    .isEqualTo(1);
        });
    }
}
