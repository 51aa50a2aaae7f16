package io.github.booking4j.testkit;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The recording gateways and the in-memory store under a whole engine: what the tests of a host look like. */
class EngineOnRecordingGatewaysTest {
    private final SettableClock clock = SettableClock.at(NOW);
    private final RecordingVoiceGateway voice = RecordingVoiceGateway.create();
    private final RecordingSmsGateway sms = RecordingSmsGateway.create(clock);
    private final RecordingEmailGateway email = RecordingEmailGateway.create();

    @Test
    void aLeadIsCalledBooksDuringTheCallAndGetsItsConfirmation() {
        try (BookingEngine engine = BookingEngine.builder()
                .store(InMemoryBookingStore.create(clock))
                .voice(voice)
                .sms(sms)
                .email(email)
                .clock(clock)
                .random(new Random(42))
                .build()) {
            ClientKey client = onboard(engine);
            engine.leads()
                    .submit(
                            client,
                            NewLead.phone("+1 201 555 0123").name("Ana Example").email("ana@example.com"));
            engine.runDue();

            DialRequest dialled = voice.dialled().get(0);
            voice.reportAnswered(dialled, clock.instant());
            String start = firstSlot(voice.tool(dialled, "find_slots", Map.of()));
            voice.tool(dialled, "book_appointment", Map.of("start", start));
            voice.reportEnded(dialled, NOW, NOW.plusSeconds(90), Ending.Kind.COMPLETED, null);
            engine.runDue();

            assertThat(voice.dialled()).hasSize(1);
            assertThat(engine.appointments().list(client, AppointmentQuery.from(NOW, 10)))
                    .hasSize(1);
            assertThat(sms.sent())
                    .singleElement()
                    .satisfies(text -> assertThat(text.to().e164()).isEqualTo("+12015550123"));
            assertThat(email.sent())
                    .anySatisfy(mail -> assertThat(mail.to().value()).isEqualTo("ana@example.com"));
            assertThat(engine.calls().list(client, CallQuery.newest(10)))
                    .extracting(Call::status)
                    .containsExactly(CallStatus.ENDED);
        }

        assertThat(voice.isClosed()).isTrue();
    }

    private static ClientKey onboard(BookingEngine engine) {
        engine.runDue();
        return engine.clients()
                .onboard(NewClient.of("Acme Dental", "office@acme.example", "+12125550123", "America/New_York"))
                .client()
                .key();
    }

    private static String firstSlot(String answer) {
        Matcher start = Pattern.compile("\"start\":\"([^\"]+)\"").matcher(answer);
        assertThat(start.find()).as(answer).isTrue();
        return start.group(1);
    }
}
