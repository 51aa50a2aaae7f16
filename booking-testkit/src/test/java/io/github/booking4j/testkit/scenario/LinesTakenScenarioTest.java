package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinesTakenScenarioTest {
    private final World world = World.at(World.MONDAY);

    @Test
    @Tag("call.lines-taken")
    void aCallThatTheProviderTookAndHadNoLineForIsMadeAgainAsIfItHadNotBeenTried() {
        for (int tries = 1; tries <= 5; tries++) { // more than attempts there are
            DialRequest dial = tries == 1 ? world.dialled(1) : world.lastDial();
            assertThat(world.voice.dialled()).hasSize(tries);
            world.voice.reportEnded(dial, null, world.clock.instant(), Ending.Kind.NOT_BEGUN, World.findings(null));
            world.voice.reportEnded(dial, null, world.clock.instant(), Ending.Kind.NOT_BEGUN, World.findings(null));
            world.engine.runDue();

            assertThat(world.lead(1).status()).isEqualTo(LeadStatus.NEW);
            assertThat(world.voice.dialled()).hasSize(tries);
            world.later(Duration.ofMinutes(1));
        }
        world.ends(world.lastDial(), "not_interested");
        world.later(Duration.ofHours(5));
        assertThat(world.voice.dialled()).hasSize(6);
        assertThat(world.calls()).filteredOn(call -> call.report() == null).isEmpty();
        assertThat(world.calls())
                .extracting(Call::lead)
                .containsOnly(world.lead(1).id());
        assertThat(world.messages(MessageKind.FOLLOW_UP_FAILED, Channel.EMAIL)).isEmpty();
        assertThat(world.messages(MessageKind.FOLLOW_UP_FAILED, Channel.SMS)).isEmpty();
    }

    @Test
    @Tag("call.called-off")
    void oneThatIsCalledOffMeanwhileIsNotMadeAgain() {
        DialRequest dial = world.dialled(1);
        world.engine.calls().cancel(world.client, world.onlyCall().id());
        world.voice.reportEnded(dial, null, world.clock.instant(), Ending.Kind.NOT_BEGUN, World.findings(null));

        world.later(Duration.ofMinutes(5));

        assertThat(world.voice.dialled()).hasSize(1);
    }
}
