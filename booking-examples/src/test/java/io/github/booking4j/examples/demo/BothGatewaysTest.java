package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.spi.gateway.VoiceGateway;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of call, over real HTTP, by either gateway: what comes of it is the same. */
class BothGatewaysTest {
    private static final int SPEED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What comes of a call, by the last digits of the number. */
    private static final Map<Integer, CallOutcome> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry(0, CallOutcome.BOOKED),
            Map.entry(1, CallOutcome.BOOKED),
            Map.entry(60, CallOutcome.NOT_INTERESTED),
            Map.entry(61, CallOutcome.NOT_INTERESTED),
            Map.entry(70, CallOutcome.NO_ANSWER),
            Map.entry(78, CallOutcome.VOICEMAIL),
            Map.entry(82, CallOutcome.BUSY),
            Map.entry(85, CallOutcome.CALLBACK_REQUESTED),
            Map.entry(86, CallOutcome.CALLBACK_REQUESTED),
            Map.entry(88, CallOutcome.INTERESTED),
            Map.entry(89, CallOutcome.INTERESTED),
            Map.entry(90, CallOutcome.OPTED_OUT),
            Map.entry(91, CallOutcome.OPTED_OUT),
            Map.entry(92, CallOutcome.WRONG_NUMBER),
            Map.entry(93, CallOutcome.BOOKED),
            Map.entry(94, CallOutcome.BOOKED),
            Map.entry(95, CallOutcome.BOOKED),
            Map.entry(96, CallOutcome.BOOKED),
            Map.entry(97, CallOutcome.FAILED),
            Map.entry(98, CallOutcome.BOOKED),
            Map.entry(99, CallOutcome.BOOKED)));

    private static final String OURS = "+12125550199";

    /** The same of those who ring in. */
    private static final Map<Integer, CallOutcome> INBOUND = new TreeMap<>(Map.of(
            0, CallOutcome.BOOKED,
            3, CallOutcome.BOOKED,
            60, CallOutcome.NOT_INTERESTED,
            85, CallOutcome.CALLBACK_REQUESTED,
            90, CallOutcome.OPTED_OUT,
            93, CallOutcome.BOOKED,
            94, CallOutcome.BOOKED,
            98, CallOutcome.BOOKED));

    @ParameterizedTest
    @EnumSource(Gateway.class)
    @Tag("voice.same-on-both-gateways")
    void everyKindOfCallComesToTheSame(Gateway gateway) throws Exception {
        try (ProviderSimulator simulator =
                        ProviderSimulator.builder().speed(SPEED).start();
                DemoServer server = DemoServer.bind(0, true);
                BookingEngine engine = engine(gateway.at(simulator, PATIENCE), server.url())) {
            server.serve(engine);
            engine.start();
            ClientKey client = onboard(engine);
            EXPECTED.keySet().forEach(number -> engine.leads().submit(client, lead(number)));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(outcomes(engine, client)).isEqualTo(EXPECTED));

            assertThat(simulator.journal().stream()
                            .filter(entry -> entry.kind() == JournalEntry.Kind.CALL)
                            .collect(Collectors.groupingBy(entry -> String.valueOf(entry.to()), Collectors.counting())))
                    .hasSize(EXPECTED.size())
                    .allSatisfy((number, calls) -> assertThat(calls).isEqualTo(1));
            assertAppointmentsAreThoseOfTheBooked(engine, client);
            assertReportsAreWhole(engine, client);
        }
    }

    @ParameterizedTest
    @EnumSource(Gateway.class)
    @Tag("inbound.same-on-both-gateways")
    void whoRingsInIsServedByEither(Gateway gateway) throws Exception {
        try (ProviderSimulator simulator =
                        ProviderSimulator.builder().speed(SPEED).start();
                DemoServer server = DemoServer.bind(0, true);
                BookingEngine engine = engine(gateway.at(simulator, PATIENCE), server.url())) {
            server.serve(engine);
            engine.start();
            simulator
                    .vapiWebhookUrl(server.url() + "/webhooks/vapi")
                    .inboundVoiceUrl(
                            server.url() + "/webhooks/twilio/voice", server.url() + "/webhooks/twilio/voice-status");
            ClientKey client = onboard(engine);
            engine.leads().optOut(client, new PhoneNumber(phone(3)), "api");
            INBOUND.keySet().forEach(number -> gateway.ring(simulator, phone(number), OURS));
            gateway.ring(simulator, "anonymous", OURS);
            gateway.ring(simulator, phone(5), "+12125550198");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(outcomes(engine, client)).isEqualTo(INBOUND));

            assertThat(calls(engine, client).values())
                    .allSatisfy(call -> assertThat(call.direction()).isEqualTo(CallDirection.INBOUND));
            assertThat(engine.leads().list(client, LeadQuery.newest(200))).hasSize(INBOUND.size());
            assertThat(engine.leads().list(client, LeadQuery.newest(200)).stream()
                            .filter(lead -> lead.status() == LeadStatus.OPTED_OUT)
                            .map(BothGatewaysTest::number))
                    .as("who opted out before and was served stays opted out")
                    .containsExactlyInAnyOrder(3, 90);
        }
    }

    private static void assertAppointmentsAreThoseOfTheBooked(BookingEngine engine, ClientKey client) {
        List<Appointment> appointments =
                engine.appointments().list(client, AppointmentQuery.from(java.time.Instant.now(), 200));
        assertThat(appointments)
                .extracting(Appointment::call)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(appointments).hasSize((int) EXPECTED.values().stream()
                .filter(outcome -> outcome == CallOutcome.BOOKED)
                .count());
        assertThat(engine.leads().list(client, LeadQuery.newest(200)).stream()
                        .filter(lead -> lead.status() == LeadStatus.OPTED_OUT))
                .hasSize(2);
    }

    private static void assertReportsAreWhole(BookingEngine engine, ClientKey client) {
        assertThat(calls(engine, client).values())
                .filteredOn(call -> call.report().outcome() == CallOutcome.BOOKED)
                .allSatisfy(call -> {
                    assertThat(call.report().transcript()).containsIgnoringCase("you are booked for");
                    assertThat(call.report().cost()).isNotNull();
                    assertThat(call.times().startedAt()).isNotNull();
                    assertThat(call.times().endedAt()).isNotNull();
                });
    }

    private static Map<Integer, CallOutcome> outcomes(BookingEngine engine, ClientKey client) {
        Map<Integer, CallOutcome> outcomes = new TreeMap<>();
        calls(engine, client)
                .forEach((number, call) -> outcomes.put(number, call.report().outcome()));
        return outcomes;
    }

    /** The call that was made to each number, once it is reported. */
    private static Map<Integer, Call> calls(BookingEngine engine, ClientKey client) {
        Map<Object, Lead> leads = engine.leads().list(client, LeadQuery.newest(200)).stream()
                .collect(Collectors.toMap(Lead::id, Function.identity()));
        return engine.calls().list(client, CallQuery.newest(200)).stream()
                .filter(call -> call.report() != null)
                .collect(Collectors.toMap(
                        call -> number(
                                Optional.ofNullable(leads.get(call.lead())).orElseThrow()),
                        Function.identity()));
    }

    private static int number(Lead lead) {
        String phone = lead.phone().e164();
        return Integer.parseInt(phone.substring(phone.length() - 2));
    }

    private static String phone(int number) {
        return String.format("+121255501%02d", number);
    }

    private static NewLead lead(int number) {
        return NewLead.phone(phone(number)).name("Ana & Co. <Example>");
    }

    private static BookingEngine engine(VoiceGateway voice, String url) {
        return BookingEngine.builder()
                .store(InMemoryBookingStore.create(InstantSource.system()))
                .voice(voice)
                .publicUrl(url)
                .policy(EnginePolicy.defaults()
                        .withPatience(Duration.ofMillis(300), Duration.ofSeconds(4), Duration.ofMillis(500)))
                .build();
    }

    private static ClientKey onboard(BookingEngine engine) {
        WeeklyHours always = WeeklyHours.parse("Mon-Sun 00:00-24:00");
        CallSettings calls = CallSettings.defaults()
                .withMaxConcurrentCalls(10)
                .withMaxCallDuration(Duration.ofSeconds(10))
                .withWindow(new CallingWindow(always, LocalTime.MIN, LocalTime.MIDNIGHT, Closures.none()));
        NewClient request = NewClient.of(
                        "Rock & Sons <Dental>", "office@acme.example", "+12125550100", "America/New_York")
                .settings(ClientSettings.defaults()
                        .withCalls(calls)
                        .withVoice(VoiceSettings.defaults().withNumbers(List.of(OURS))));
        return engine.clients().onboard(request).client().key();
    }
}
