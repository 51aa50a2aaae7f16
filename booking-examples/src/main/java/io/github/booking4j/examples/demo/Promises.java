package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentQuery.Position;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks, from the outside, what the product promises of every booked call. */
final class Promises {
    private static final int PAGE = 200;

    private final BookingEngine engine;
    private final ClientKey client;
    private final List<String> broken = new ArrayList<>();

    Promises(BookingEngine engine, ClientKey client) {
        this.engine = engine;
        this.client = client;
    }

    /** Everything that does not hold; empty: all is well. */
    List<String> check() {
        List<Appointment> appointments = appointments();
        overlaps(appointments);
        Map<CallId, Integer> byCall = new HashMap<>();
        for (Appointment appointment : appointments) {
            if (appointment.call() != null) {
                byCall.merge(appointment.call(), 1, Integer::sum);
            }
            if (appointment.status().isStanding()) {
                messages(appointment);
            }
        }
        for (Call call : booked()) {
            expect(byCall.getOrDefault(call.id(), 0) == 1, "booked call " + call.id() + " has not one appointment");
        }
        return List.copyOf(broken);
    }

    private void overlaps(List<Appointment> appointments) {
        Map<ResourceId, Appointment> last = new HashMap<>();
        for (Appointment appointment : appointments) {
            for (ResourceId resource : appointment.resources()) {
                Appointment before = appointment.status().isStanding() ? last.put(resource, appointment) : null;
                expect(
                        before == null || !before.occupiedTo().isAfter(appointment.occupiedFrom()),
                        "appointments overlap on " + resource + " at " + appointment.start());
            }
        }
    }

    private void messages(Appointment appointment) {
        Lead lead = engine.leads().find(client, appointment.lead()).orElseThrow();
        List<Message> messages =
                engine.messages().list(client, new MessageQuery(null, appointment.id(), null, null, PAGE));
        expect(
                count(messages, Channel.SMS, MessageKind.CONFIRMATION) == 1,
                "appointment " + appointment.id() + " has not one confirmation SMS");
        expect(
                count(messages, Channel.EMAIL, MessageKind.CONFIRMATION)
                        == (lead.details().email() == null ? 0 : 1),
                "appointment " + appointment.id() + " has not one confirmation email for an address");
        long reminders = List.of(Duration.ofHours(24), Duration.ofHours(1)).stream()
                .filter(before -> appointment.start().minus(before).isAfter(appointment.createdAt()))
                .count();
        expect(
                count(messages, Channel.SMS, MessageKind.REMINDER) == reminders,
                "appointment " + appointment.id() + " has not its " + reminders + " reminders");
        for (Message message : messages) {
            expect(
                    message.status() != MessageStatus.FAILED,
                    "message " + message.id() + " failed: " + message.delivery().error());
        }
    }

    private static long count(List<Message> messages, Channel channel, MessageKind kind) {
        return messages.stream()
                .filter(message -> message.channel() == channel && message.kind() == kind)
                .count();
    }

    private List<Appointment> appointments() {
        List<Appointment> all = new ArrayList<>();
        Position after = null;
        List<Appointment> page;
        do {
            page = engine.appointments()
                    .list(client, new AppointmentQuery(null, null, Instant.EPOCH, null, after, PAGE));
            all.addAll(page);
            Appointment last = page.isEmpty() ? null : page.get(page.size() - 1);
            after = last == null ? null : new Position(last.start(), last.id());
        } while (page.size() == PAGE);
        return all;
    }

    private List<Call> booked() {
        List<Call> all = new ArrayList<>();
        CallId before = null;
        List<Call> page;
        do {
            page = engine.calls().list(client, new CallQuery(null, null, CallOutcome.BOOKED, before, PAGE));
            all.addAll(page);
            before = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return all;
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
