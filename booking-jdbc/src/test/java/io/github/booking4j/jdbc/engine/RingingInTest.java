package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One call that rings in, told of many times at once to two nodes. */
final class RingingInTest {
    private static final String OURS = "+12125550199";
    private static final int TIMES = 12;

    @ParameterizedTest
    @EnumSource
    @Tag("inbound.one-call-under-race")
    void aCallThatIsToldOfManyTimesAtOnceIsOneCall(TestDatabase database) throws Exception {
        RecordingVoiceGateway first = RecordingVoiceGateway.create();
        RecordingVoiceGateway second = RecordingVoiceGateway.create();
        try (HikariDataSource pool = TestDatabase.pool(database.freshUrl());
                BookingEngine node = node(pool, first);
                BookingEngine other = node(pool, second)) {
            node.runDue();
            other.runDue();
            node.clients().onboard(rungOn(OURS));
            IncomingCall call = new IncomingCall("v-1", new PhoneNumber("+12125550101"), OURS);

            List<IncomingAnswer> answers =
                    Threads.together(TIMES, Duration.ofSeconds(30), i -> (i % 2 == 0 ? first : second).ring(call));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.refusal()).isNull());
            assertThat(TestDatabase.count(pool, "select count(*) from booking_call"))
                    .isEqualTo(1);
            assertThat(TestDatabase.count(pool, "select count(*) from booking_lead"))
                    .isEqualTo(1);
            assertThat(TestDatabase.count(pool, "select count(*) from booking_enquiry"))
                    .isEqualTo(1);
        }
    }

    private static NewClient rungOn(String number) {
        return NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York")
                .settings(ClientSettings.defaults()
                        .withVoice(VoiceSettings.defaults().withNumbers(List.of(number))));
    }

    private static BookingEngine node(HikariDataSource pool, RecordingVoiceGateway voice) {
        return BookingEngine.builder()
                .store(JdbcBookingStore.create(pool))
                .voice(voice)
                .build();
    }
}
