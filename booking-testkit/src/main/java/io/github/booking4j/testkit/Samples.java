package io.github.booking4j.testkit;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.client.Assistant;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.Tier;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Sample objects with sensible values. Those that take a number are made from it: the same number gives the same object, a greater
 * one a later object with a greater id. Phone numbers are from the ranges that North America reserves for fiction.
 */
public final class Samples {
    /** The instant around which the samples lie: a Monday, 10:00 in New York. */
    public static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    /** The zone the samples live in. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final int[] AREA_CODES = {
        201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 231,
        234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 272, 276, 281, 301, 302, 303, 304, 305,
        307, 308, 309, 310, 312, 313
    };
    private static final int NUMBERS_PER_AREA = 100;

    private Samples() {}

    /** How many different {@linkplain #aPhone(int) phone numbers} there are. */
    public static int phones() {
        return AREA_CODES.length * NUMBERS_PER_AREA;
    }

    /** A phone number that nobody has; numbered from 0 to {@link #phones()} − 1. */
    public static PhoneNumber aPhone(int number) {
        return new PhoneNumber(
                String.format("+1%d55501%02d", AREA_CODES[number / NUMBERS_PER_AREA], number % NUMBERS_PER_AREA));
    }

    /** A client with a key that no other has, so that tests may share a database. */
    public static Client aClient() {
        return aClient(
                new ClientKey("acme-dental-" + UUID.randomUUID().toString().substring(0, 13)));
    }

    /** An active client with the default settings. */
    public static Client aClient(ClientKey key) {
        return new Client(
                key,
                new Client.Profile(
                        "Acme Dental",
                        new EmailAddress("office@acme-dental.example"),
                        aPhone(phones() - 1),
                        ZONE,
                        "dentistry",
                        "US"),
                ClientStatus.ACTIVE,
                Tier.STARTER,
                ClientSettings.defaults(),
                Assistant.NONE,
                NOW,
                0);
    }

    /** The first lead of a client. */
    public static Lead aLead(Client client) {
        return aLead(client, 1);
    }

    /** A new lead; {@code number} seconds younger than {@link #NOW}, with the phone of that number. */
    public static Lead aLead(Client client, int number) {
        Instant createdAt = NOW.plusSeconds(number);
        return new Lead(
                client.key(),
                new LeadId(id(createdAt, "lead", client.key(), number)),
                aPhone(number),
                new Lead.Details(
                        "Ana Example", new EmailAddress("ana" + number + "@example.com"), "website", "check-up", null),
                Set.of(ZONE),
                LeadStatus.NEW,
                Consent.enquiry("website", createdAt),
                createdAt,
                null,
                0);
    }

    /** The first enquiry of a lead. */
    public static Enquiry anEnquiry(Lead lead) {
        return anEnquiry(lead, 1);
    }

    /** A fresh, open enquiry, {@code number} seconds younger than its lead. */
    public static Enquiry anEnquiry(Lead lead, int number) {
        Instant receivedAt = lead.createdAt().plusSeconds(number);
        return new Enquiry(
                lead.client(),
                new EnquiryId(id(receivedAt, "enquiry", lead.id(), number)),
                lead.id(),
                receivedAt,
                Enquiry.Arrival.ACCEPTED,
                Enquiry.Priority.FRESH,
                Enquiry.State.OPEN,
                0,
                "website",
                "check-up",
                null);
    }

    /** The first call of a lead. */
    public static Call aCall(Lead lead) {
        return aCall(lead, 1);
    }

    /** A queued call that may be dialled at once, {@code number} seconds younger than its lead; it answers no enquiry. */
    public static Call aCall(Lead lead, int number) {
        Instant queuedAt = lead.createdAt().plusSeconds(number);
        return new Call(
                lead.client(),
                new CallId(id(queuedAt, "call", lead.id(), number)),
                lead.id(),
                null,
                CallDirection.OUTBOUND,
                Enquiry.Priority.FRESH,
                CallStatus.QUEUED,
                CallTimes.queued(queuedAt, queuedAt),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /** The resource {@code room-1}, which holds one appointment at a time. */
    public static Resource aResource(Client client) {
        return aResource(client, "room-1", 1);
    }

    /** A resource that works Monday to Friday from nine to five. */
    public static Resource aResource(Client client, String id, int capacity) {
        return new Resource(
                client.key(),
                new ResourceId(id),
                "Resource " + id,
                WeeklyHours.parse("Mon-Fri 09:00-17:00"),
                Closures.none(),
                ZONE,
                capacity);
    }

    /** The service {@code check-up}: half an hour, 80 dollars, without buffers, by any one of these resources. */
    public static Service aService(Client client, Resource... resources) {
        return new Service(
                client.key(),
                new ServiceId("check-up"),
                "Check-up",
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ZERO,
                Money.of("80.00", "USD"),
                List.of(resources).stream().map(Resource::id).toList(),
                Service.Choice.ANY);
    }

    /** An appointment of a lead for a service, on all of its resources, {@code number} days after {@link #NOW}. */
    public static Appointment anAppointment(Lead lead, Service service, int number) {
        return anAppointment(lead, service, number, NOW.plus(number, ChronoUnit.DAYS));
    }

    /** An appointment that starts at an instant, booked {@code number} seconds after its lead came. */
    public static Appointment anAppointment(Lead lead, Service service, int number, Instant start) {
        Instant bookedAt = lead.createdAt().plusSeconds(number);
        return new Appointment(
                lead.client(),
                new AppointmentId(id(bookedAt, "appointment", lead.id(), number)),
                lead.id(),
                service.id(),
                service.resources(),
                aTime(start, start.plus(service.duration())),
                service.bufferBefore(),
                service.bufferAfter(),
                AppointmentStatus.BOOKED,
                service.price(),
                null,
                bookedAt,
                0,
                0);
    }

    /** A time in {@link #ZONE}. */
    public static Appointment.Time aTime(Instant start, Instant end) {
        var local = start.atZone(ZONE);
        return new Appointment.Time(local.toLocalDateTime(), ZONE, local.getOffset(), start, end, "2025a");
    }

    /** A planned SMS to a lead that is due at once, {@code number} seconds younger than its lead; about no appointment. */
    public static Message aMessage(Lead lead, int number) {
        Instant createdAt = lead.createdAt().plusSeconds(number);
        return new Message(
                lead.client(),
                new MessageId(id(createdAt, "message", lead.id(), number)),
                Channel.SMS,
                MessageKind.CONFIRMATION,
                lead.id(),
                null,
                lead.phone().e164(),
                new Message.Content(null, "See you soon.", null),
                createdAt,
                MessageStatus.PLANNED,
                Message.Delivery.NONE,
                null,
                createdAt,
                0);
    }

    private static UUID id(Instant time, Object... origin) {
        UUID name = UUID.nameUUIDFromBytes(List.of(origin).toString().getBytes(StandardCharsets.UTF_8));
        return uuid(time.toEpochMilli(), 0, name.getLeastSignificantBits());
    }

    static UUID uuid(long millis, int counter, long random) {
        return new UUID(millis << 16 | 0x7000 | counter, (random >>> 2) | 0x8000_0000_0000_0000L);
    }
}
