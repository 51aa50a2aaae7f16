package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.contact.Consent;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.ImportOptions.When;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadImport.Status;
import io.github.booking4j.lead.NewLead;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports that are received now and carried out by a job. */
final class BackgroundImportScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("import.background")
    void rowsThatAreReceivedAreImportedByAJobAndTheReportTellsHowFarItIs() {
        LeadImport received = start(rows(3, 1), When.LATER);

        assertThat(received.status()).isEqualTo(Status.RUNNING);
        assertThat(received.rows()).isEqualTo(4);
        assertThat(received.progress()).isZero();
        assertThat(received.counts().total()).isZero();

        world.engine.runDue();

        LeadImport done = report(received);
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.progress()).isEqualTo(100);
        assertThat(done.counts()).isEqualTo(new LeadImport.Counts(4, 3, 0, 0, 1, 0, 0));
        assertThat(done.problems()).extracting("row").containsExactly(4L);
        assertThat(world.calls()).hasSize(3);
        assertThat(world.lead(1).details().source()).isEqualTo("fair");
    }

    @Test
    @Tag("import.background-if-large")
    void onlyMoreThanTenThousandRowsGoToTheBackgroundByThemselves() {
        assertThat(start(rows(1, 9_999), When.LATER_IF_LARGE).status()).isEqualTo(Status.COMPLETED);

        LeadImport large = start(rows(2, 10_000), When.LATER_IF_LARGE);
        assertThat(large.rows()).isEqualTo(10_002);
        world.engine.runDue();

        assertThat(report(large).counts()).isEqualTo(new LeadImport.Counts(10_002, 1, 1, 0, 10_000, 0, 0));
        assertThat(report(large).problems()).hasSize(LeadImport.MAX_PROBLEMS);
    }

    @Test
    @Tag("import.progress-events")
    void everyTenthOfABackgroundImportIsAnEventAndSoIsItsEnd() {
        LeadImport received = start(rows(0, 20_000), When.LATER);
        while (report(received).finishedAt() == null) {
            world.engine.runDue();
        }

        assertThat(events(EventType.IMPORT_PROGRESS)).isEqualTo(10);
        assertThat(events(EventType.IMPORT_COMPLETED)).isOne();
    }

    @Test
    @Tag("import.background-idempotent")
    void theSameKeyReceivesNothingAgain() {
        LeadImport first = start(rows(2, 0), When.LATER, "monday");
        LeadImport second = start(rows(2, 0), When.LATER, "monday");

        assertThat(second).isEqualTo(first);
        world.engine.runDue();
        assertThat(start(rows(2, 0), When.LATER, "monday").status()).isEqualTo(Status.COMPLETED);
        assertThat(events(EventType.LEAD_DUPLICATE)).isZero();
    }

    @Test
    @Tag("import.receipt-whole-or-not")
    void whatIsNotReceivedToItsEndIsNotImported() {
        Iterator<NewLead> broken = Stream.concat(
                        rows(2, 1_500).stream(), Stream.of(1).map(row -> {
                            throw new IllegalStateException("connection lost");
                        }))
                .map(NewLead.class::cast)
                .iterator();

        assertThatThrownBy(() -> world.engine
                        .leads()
                        .importLeads(world.client, broken, ImportOptions.none().when(When.LATER)))
                .hasMessage("connection lost");
        world.engine.runDue();
        world.later(Duration.ofHours(7));
        world.engine.runDue();

        assertThat(events(EventType.LEAD_CREATED)).isZero();
        assertThat(events(EventType.IMPORT_COMPLETED)).isZero();
    }

    private LeadImport start(List<NewLead> rows, When when) {
        return world.engine.leads().importLeads(world.client, rows.iterator(), options(when));
    }

    private LeadImport start(List<NewLead> rows, When when, String key) {
        return world.engine
                .leads()
                .importLeads(world.client, rows.iterator(), options(when).idempotencyKey(key));
    }

    private static ImportOptions options(When when) {
        return ImportOptions.none()
                .consent(Consent.declared("the fair", null, MONDAY))
                .source("fair")
                .when(when);
    }

    private List<NewLead> rows(int leads, int invalid) {
        return Stream.concat(
                        IntStream.rangeClosed(1, leads).mapToObj(world::newLead),
                        IntStream.range(0, invalid).mapToObj(row -> NewLead.phone("12")))
                .map(lead -> lead.source(null))
                .toList();
    }

    private LeadImport report(LeadImport of) {
        return world.engine.leads().findImport(world.client, of.id()).orElseThrow();
    }

    private long events(EventType type) {
        world.engine.runDue();
        return world.engine.events().listAfter(world.client, 0, 1_000).stream()
                .filter(event -> event.type() == type)
                .count();
    }
}
