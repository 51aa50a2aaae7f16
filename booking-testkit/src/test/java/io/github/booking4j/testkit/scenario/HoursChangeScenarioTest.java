package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.QueuedCall;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.lead.NewLead;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hours of a client change while its calls wait for them; by default they are Monday to Saturday, nine to twenty. */
class HoursChangeScenarioTest {
    /** A Monday, 08:10 in New York. */
    private static final Instant EARLY = Instant.parse("2026-03-02T13:10:00Z");

    private static final Instant NINE = Instant.parse("2026-03-02T14:00:00Z");

    @Test
    @Tag("calls.hours-changed")
    void callsThatWaitForAnOpeningAreDialledWhenItComesEarlier() {
        World world = World.at(EARLY);
        world.submit(1);
        world.submit(2);
        assertThat(world.calls()).extracting(call -> call.times().notBefore()).containsOnly(NINE);

        change(world, "'hours':'Mon-Sat 08:00-20:00'");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("calls.hours-changed")
    void aClosureThatIsTakenBackOpensItsDay() {
        World world = World.with(ClientSettings.defaults());
        world.engine.clients().configure(world.client, SettingsPatch.of("{\"closures\":\"2026-03-02\"}"));
        world.submit(1);
        world.engine.runDue();
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-03-03T14:00:00Z");

        world.engine.clients().configure(world.client, SettingsPatch.of("{\"closures\":null}"));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("calls.hours-changed")
    void callsThatWaitForAnOpeningThatIsPutOffShowTheirNewTime() {
        World world = World.at(EARLY);
        world.submit(1);
        change(world, "'hours':'Tue 10:00-20:00'");
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-03-03T15:00:00Z");
    }

    @Test
    @Tag("calls.hours-changed")
    void eachLeadKeepsToItsOwnClock() {
        World world = World.at(EARLY);
        world.engine.leads().submit(world.client, NewLead.phone("+13105550123").timeZone("America/Los_Angeles"));
        change(world, "'hours':'Mon-Sat 08:00-20:00'");
        assertThat(world.onlyCall().times().notBefore()).isEqualTo("2026-03-02T16:00:00Z");
        assertThat(world.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("calls.hours-changed")
    void aFollowUpKeepsItsTimeUnlessTheHoursPutItOff() {
        World world = World.with(ClientSettings.defaults());
        world.ends(world.dialled(1), "no_answer");
        Instant planned = followUp(world).times().notBefore();
        change(world, "'hours':'Mon-Sun 08:00-21:00'");
        assertThat(followUp(world).times().notBefore()).isEqualTo(planned);

        change(world, "'hours':'Fri 12:00-13:00'");
        assertThat(followUp(world).times().notBefore()).isEqualTo("2026-03-06T17:00:00Z");
    }

    @Test
    @Tag("calls.hours-changed")
    void aLongQueueIsPlannedAnewToItsEnd() {
        World world = World.at(EARLY);
        int[] numbers = IntStream.range(0, 100).toArray();
        world.importPhones(world.client, numbers);
        for (int i = 0; i < 2_200; i++) {
            world.engine.leads().submit(world.client, NewLead.phone(String.format("+1646%03d%04d", 200 + i / 100, i)));
        }
        change(world, "'hours':'Tue 10:00-20:00'");
        List<Call> waiting = world.engine.calls().queue(world.client, 200).stream()
                .map(QueuedCall::call)
                .toList();
        assertThat(waiting)
                .hasSize(200)
                .allMatch(call -> call.times().notBefore().isAfter(NINE));
    }

    private static Call followUp(World world) {
        return world.calls().stream()
                .filter(call -> call.status() == CallStatus.QUEUED)
                .findFirst()
                .orElseThrow();
    }

    private static void change(World world, String calls) {
        world.engine
                .clients()
                .configure(world.client, SettingsPatch.of("{\"calls\":{" + calls.replace('\'', '"') + "}}"));
        world.engine.runDue();
    }
}
