package io.github.booking4j.testkit.scenario;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.hours.HolidayCalendar;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.testkit.RecordingEmailGateway;
import io.github.booking4j.testkit.RecordingSmsGateway;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import io.github.booking4j.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An engine on recording gateways and an in-memory store, and the few words that the scenarios are told in. */
final class World implements AutoCloseable {
    /** A Monday, 10:00 in New York, where the business and its leads are. */
    static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    static final String NEW_YORK = "America/New_York";

    final SettableClock clock;
    final InMemoryBookingStore store;
    final RecordingVoiceGateway voice;
    final RecordingSmsGateway sms;
    final RecordingEmailGateway email = RecordingEmailGateway.create();
    final BookingEngine engine;
    final ClientKey client;

    private final @Nullable HolidayCalendar holidays;

    private World(Instant start, ClientSettings settings, int accountLimit) {
        this(start, settings, accountLimit, null);
    }

    private World(Instant start, ClientSettings settings, int accountLimit, @Nullable HolidayCalendar holidays) {
        this.holidays = holidays;
        clock = SettableClock.at(start);
        store = InMemoryBookingStore.create(clock);
        voice = RecordingVoiceGateway.create("recording", accountLimit);
        sms = RecordingSmsGateway.create(clock);
        engine = engine();
        engine.runDue();
        client = onboard("Acme Dental", settings);
    }

    static World at(Instant start) {
        return new World(start, ClientSettings.defaults(), 10);
    }

    static World with(ClientSettings settings) {
        return new World(MONDAY, settings, 10);
    }

    static World observing(HolidayCalendar holidays, Instant start, ClientSettings settings) {
        return new World(start, settings, 10, holidays);
    }

    static World withAccountLimit(int limit, ClientSettings settings) {
        return new World(MONDAY, settings, limit);
    }

    /** A further engine on the same store and gateways: another node, or the same one started again. */
    BookingEngine engine() {
        return BookingEngine.builder()
                .store(store)
                .voice(voice)
                .sms(sms)
                .email(email)
                .holidays(holidays)
                .clock(clock)
                .random(new Random(42))
                .build();
    }

    ClientKey onboard(String name, ClientSettings settings) {
        return engine.clients()
                .onboard(NewClient.of(name, "office@acme.example", "+12125550100", NEW_YORK)
                        .settings(settings))
                .client()
                .key();
    }

    /** The phone of a lead in New York; 0 to 99. */
    static String phone(int number) {
        return String.format("+121255501%02d", number);
    }

    NewLead newLead(int number) {
        return NewLead.phone(phone(number))
                .name("Ana Example")
                .email("ana" + number + "@example.com")
                .timeZone(NEW_YORK);
    }

    LeadResult submit(int number) {
        return engine.leads().submit(client, newLead(number));
    }

    /** A new lead whose call was dialled. */
    DialRequest dialled(int number) {
        submit(number);
        engine.runDue();
        return lastDial();
    }

    DialRequest lastDial() {
        List<DialRequest> all = voice.dialled();
        return all.get(all.size() - 1);
    }

    LeadImport importPhones(ClientKey of, int... numbers) {
        ImportOptions consented = ImportOptions.none().consent(Consent.declared("form", null, clock.instant()));
        return engine.leads()
                .importLeads(of, Arrays.stream(numbers).mapToObj(this::newLead).iterator(), consented);
    }

    void later(Duration time) {
        clock.advance(time);
        engine.runDue();
    }

    void runAt(String instant) {
        clock.set(Instant.parse(instant));
        engine.runDue();
    }

    /** Ends a dialled call at once with the assistant's word for how it went. */
    void ends(DialRequest dial, String outcome) {
        voice.reportEnded(dial, clock.instant(), clock.instant(), Ending.Kind.COMPLETED, findings(outcome));
        engine.runDue();
    }

    static Findings findings(@Nullable String outcome) {
        return findings(outcome, null);
    }

    static Findings findings(@Nullable String outcome, @Nullable Instant callbackAt) {
        return new Findings(
                null, "Hello.", true, "A call.", null, outcome, callbackAt, null, null, List.of(), Map.of());
    }

    static ProviderCall news(DialRequest dial, Progress progress) {
        return new ProviderCall("voice-" + dial.callId(), dial.callId(), null, progress, null, null, null, null);
    }

    ProviderCall ended(DialRequest dial, @Nullable Findings findings) {
        return new ProviderCall(
                "voice-" + dial.callId(),
                dial.callId(),
                null,
                Progress.ENDED,
                null,
                clock.instant(),
                new Ending(Ending.Kind.COMPLETED, "hung-up"),
                findings);
    }

    List<Call> calls() {
        return engine.calls().list(client, CallQuery.newest(200));
    }

    Call call(DialRequest dial) {
        return calls().stream()
                .filter(call -> call.id().toString().equals(dial.callId()))
                .findFirst()
                .orElseThrow();
    }

    Call onlyCall() {
        List<Call> all = calls();
        if (all.size() != 1) {
            throw new AssertionError("not one call: " + all);
        }
        return all.get(0);
    }

    Lead lead(int number) {
        return lead(phone(number));
    }

    Lead lead(String phone) {
        return engine.leads().list(client, LeadQuery.newest(200)).stream()
                .filter(lead -> lead.phone().e164().equals(phone))
                .findFirst()
                .orElseThrow();
    }

    BookingResult book(int number, String start) {
        return engine.appointments()
                .book(
                        client,
                        new NewAppointment(null, start, null, new Attendee.Arriving(newLead(number)), null, null));
    }

    Appointment booked(int number, String start) {
        return ((BookingResult.Booked) book(number, start)).appointment();
    }

    List<Appointment> appointments() {
        return engine.appointments().list(client, new AppointmentQuery(null, null, null, null, null, 200));
    }

    List<Message> messages(MessageKind kind, Channel channel) {
        return engine.messages().list(client, MessageQuery.newest(200)).stream()
                .filter(message -> message.kind() == kind && message.channel() == channel)
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
