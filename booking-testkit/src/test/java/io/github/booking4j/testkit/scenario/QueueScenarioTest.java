package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.QueuedCall;
import io.github.booking4j.call.QueuedCall.WaitsFor;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.spi.gateway.DialRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueueScenarioTest {
    private final World world = World.at(MONDAY);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("call.called-off")
    void aQueuedCallThatIsCalledOffIsNeverDialledAndItsLeadMayEnquireAgain() {
        world.importPhones(world.client, 1, 2);
        world.engine.runDue();
        Call queued = queue().get(0).call();

        Call cancelled = world.engine.calls().cancel(world.client, queued.id());
        assertThat(cancelled.status()).isEqualTo(CallStatus.CANCELLED);
        assertThat(world.engine.calls().cancel(world.client, queued.id())).isEqualTo(cancelled);
        world.later(Duration.ofMinutes(1));
        assertThat(world.voice.dialled()).hasSize(1);

        int number = world.voice.dialled().get(0).to().e164().equals(World.phone(1)) ? 2 : 1;
        assertThat(world.submit(number)).isInstanceOf(LeadResult.Reactivated.class);
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("call.called-off")
    void aLiveCallThatIsCalledOffIsHungUpAndOneThatIsOverCannotBe() {
        DialRequest dial = world.dialled(1);
        Call live = world.call(dial);

        world.engine.calls().cancel(world.client, live.id());
        world.engine.runDue();
        assertThat(world.voice.hungUp()).hasSize(1);

        world.ends(dial, "not_interested");
        assertThatThrownBy(() -> world.engine.calls().cancel(world.client, live.id()))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("call_over"));
        assertThatThrownBy(
                        () -> world.engine.calls().cancel(world.onboard("Other", ClientSettings.defaults()), live.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("call.called-off")
    void aCallThatIsCalledOffWhileItsFateIsUnknownIsNotDialledAgain() {
        world.voice.nextPlaceFails(new GatewayException(Kind.UNKNOWN, "time_out", "silence"));
        world.dialled(1);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.UNKNOWN);

        world.engine.calls().cancel(world.client, world.onlyCall().id());
        for (int minutes = 0; minutes < 10; minutes++) {
            world.later(Duration.ofMinutes(1));
        }

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.CANCELLED);
    }

    @Test
    @Tag("queue.shown")
    void theQueueShowsThePlaceOfEachCallAndWhatItWaitsFor() {
        world.importPhones(world.client, 1, 2, 3);
        world.engine.runDue();
        assertThat(queue()).extracting(QueuedCall::position).containsExactly(1, 2);
        assertThat(queue()).extracting(QueuedCall::waitsFor).containsOnly(WaitsFor.PACE);

        LeadId fresh = ((LeadResult.Accepted) world.engine.leads().submit(world.client, world.newLead(9)))
                .lead()
                .id();
        assertThat(queue().get(0).call().lead()).isEqualTo(fresh);
        assertThat(queue().get(0).waitsFor()).isEqualTo(WaitsFor.LINE);

        world.voice.nextPlaceFails(new GatewayException(Kind.NOT_DONE, "http_503", "away"));
        world.engine.runDue();
        assertThat(queue()).hasSize(3);
        assertThat(queue().get(2).call().lead()).isEqualTo(fresh);
        assertThat(queue().get(2).waitsFor()).isEqualTo(WaitsFor.TIME);

        world.engine.clients().deactivate(world.client);
        assertThat(queue()).extracting(QueuedCall::waitsFor).containsOnly(WaitsFor.ACTIVATION);
        assertThat(world.engine.calls().queue(world.client, 1)).hasSize(1);
    }

    @Test
    @Tag("queue.fresh-before-imported")
    void whoseImportedCallWaitsAndEnquiresByItselfIsCalledNext() {
        world.importPhones(world.client, 1, 2, 3);
        world.engine.runDue();
        int last = IntStream.rangeClosed(1, 3)
                .filter(number ->
                        queue().get(1).call().lead().equals(world.lead(number).id()))
                .findFirst()
                .orElseThrow();

        assertThat(world.submit(last)).isInstanceOf(LeadResult.Duplicate.class);
        world.engine.runDue();

        assertThat(world.lastDial().to().e164()).isEqualTo(World.phone(last));
        assertThat(world.voice.dialled()).hasSize(2);
        world.later(Duration.ofMinutes(1));
        assertThat(world.voice.dialled()).hasSize(3);
    }

    @Test
    @Tag("queue.fresh-before-imported")
    void anotherImportHurriesNobody() {
        world.importPhones(world.client, 1, 2, 3);
        world.engine.runDue();
        world.importPhones(world.client, 1, 2, 3);
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(queue()).extracting(QueuedCall::waitsFor).containsOnly(WaitsFor.PACE);
    }

    private List<QueuedCall> queue() {
        return world.engine.calls().queue(world.client, 50);
    }
}
