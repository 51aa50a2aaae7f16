package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.spi.gateway.DialRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IntakeScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("lead.duplicate")
    void aLeadWithAnOpenEnquiryOrARecentContactIsADuplicateAndNotCalled() {
        DialRequest dial = world.dialled(1);
        assertThat(world.submit(1)).isInstanceOf(LeadResult.Duplicate.class);

        world.ends(dial, "not_interested");
        world.later(Duration.ofDays(7).minusSeconds(1));
        assertThat(world.submit(1)).isInstanceOf(LeadResult.Duplicate.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.duplicate")
    void aBookedLeadThatEnquiresAgainStaysBookedAndIsNotCalled() {
        world.booked(1, "2026-03-20T10:00");
        world.later(Duration.ofDays(8));

        assertThat(world.submit(1)).isInstanceOf(LeadResult.Duplicate.class);
        world.engine.runDue();
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
        assertThat(world.calls()).isEmpty();

        world.later(Duration.ofDays(20));
        assertThat(world.submit(1)).isInstanceOf(LeadResult.Reactivated.class);
    }

    @Test
    @Tag("lead.reactivated")
    void aLeadWhoseLastContactIsLongAgoIsCalledAgain() {
        world.ends(world.dialled(1), "not_interested");
        world.later(Duration.ofDays(7));

        assertThat(world.submit(1)).isInstanceOf(LeadResult.Reactivated.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("lead.opted-out")
    void anOptedOutNumberIsStoredAndNeverCalledKnownOrNot() {
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(1)), "list");

        assertThat(world.submit(1)).isInstanceOf(LeadResult.OptedOut.class);
        assertThat(world.submit(1)).isInstanceOf(LeadResult.OptedOut.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
    }

    @Test
    @Tag("lead.opted-out")
    void theEnquiryOfWhoOptedOutIsStoredAndClosed() {
        world.ends(world.dialled(1), "not_interested");
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(1)), "list");
        world.later(Duration.ofDays(30));
        world.submit(1);
        world.importPhones(world.client, 1);

        assertThat(world.engine
                        .leads()
                        .listEnquiries(world.client, world.lead(1).id(), 10))
                .hasSize(3)
                .allMatch(enquiry -> enquiry.state() == Enquiry.State.CLOSED)
                .filteredOn(enquiry -> enquiry.arrival() == Enquiry.Arrival.OPTED_OUT)
                .hasSize(2);
        world.later(Duration.ofDays(1));
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.reactivated")
    void anImportCallsAgainWhoseContactIsLongAgoAndNobodyElseItKnows() {
        world.ends(world.dialled(1), "not_interested");
        world.ends(world.dialled(3), "opted_out");
        world.later(Duration.ofDays(8));
        world.ends(world.dialled(2), "not_interested");

        assertThat(world.importPhones(world.client, 1, 2, 3).counts())
                .isEqualTo(new LeadImport.Counts(3, 0, 1, 1, 0, 1, 0));
        world.later(Duration.ofMinutes(5));
        assertThat(world.voice.dialled()).hasSize(4);
        assertThat(world.lastDial().to().e164()).isEqualTo(World.phone(1));
    }

    @Test
    @Tag("lead.blanks-filled")
    void aLaterEnquiryFillsWhatWasBlankAndChangesNothingElse() {
        world.engine.leads().submit(world.client, NewLead.phone(World.phone(1)).name("Ana"));
        world.engine
                .leads()
                .submit(
                        world.client,
                        NewLead.phone(World.phone(1)).name("Other").email("ana@example.com"));

        assertThat(world.lead(1).details().name()).isEqualTo("Ana");
        assertThat(world.lead(1).details().email()).isEqualTo(new EmailAddress("ana@example.com"));
    }

    @Test
    @Tag("lead.held")
    void anImportedLeadWithoutConsentIsHeldUntilItEnquiresItself() {
        LeadImport held = world.engine
                .leads()
                .importLeads(world.client, List.of(world.newLead(1)).iterator(), ImportOptions.none());
        world.engine.runDue();
        assertThat(held.counts()).isEqualTo(new LeadImport.Counts(1, 1, 0, 0, 0, 0, 1));
        assertThat(world.voice.dialled()).isEmpty();

        assertThat(world.submit(1)).isInstanceOf(LeadResult.Reactivated.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("lead.held")
    void consentInALaterRowOfTheSameBatchLeavesOneOpenEnquiry() {
        Consent consent = Consent.declared("fair", null, MONDAY);
        world.engine
                .leads()
                .importLeads(
                        world.client,
                        List.of(world.newLead(1), world.newLead(1).consent(consent))
                                .iterator(),
                        ImportOptions.none());
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);

        List<Enquiry> enquiries = world.store.inTransaction(unit -> unit.enquiries()
                .list(
                        world.client,
                        unit.leads()
                                .lockByPhones(world.client, List.of(new PhoneNumber(World.phone(1))))
                                .get(0)
                                .id(),
                        10));
        assertThat(enquiries)
                .filteredOn(one -> one.state() == Enquiry.State.OPEN)
                .hasSize(1);
    }

    @Test
    @Tag("import.adds-up")
    void theCountsOfAnImportAddUpAndAPhoneTwiceInABatchIsOneLead() {
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(3)), "list");
        List<NewLead> rows =
                List.of(world.newLead(1), world.newLead(2), world.newLead(1), world.newLead(3), NewLead.phone("12"));
        LeadImport.Counts counts = world.engine
                .leads()
                .importLeads(
                        world.client,
                        rows.iterator(),
                        ImportOptions.none().consent(Consent.declared("fair", null, MONDAY)))
                .counts();

        assertThat(counts).isEqualTo(new LeadImport.Counts(5, 2, 1, 0, 1, 1, 0));
    }

    @Test
    @Tag("import.idempotent")
    void theSameKeyImportsOnceAndAnswersTheSame() {
        ImportOptions options = ImportOptions.none()
                .consent(Consent.declared("fair", null, MONDAY))
                .idempotencyKey("k-1");
        LeadImport first = world.engine
                .leads()
                .importLeads(world.client, List.of(world.newLead(1)).iterator(), options);
        LeadImport second = world.engine
                .leads()
                .importLeads(world.client, List.of(world.newLead(2)).iterator(), options);

        assertThat(second).isEqualTo(first);
        assertThat(world.calls()).hasSize(1);
    }
}
