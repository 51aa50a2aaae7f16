package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.call.Call;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import io.github.booking4j.spi.store.BookingStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the tools that an assistant uses during a call: one line of JSON each, with words it can say. */
public final class VoiceTools {
    private static final int OFFERED = 5;

    private final BookingStore store;
    private final Appointments appointments;
    private final LeadService leads;
    private final CallNotes notes;
    private final ChangeTools changes;

    /** Answers from the calendar. */
    public VoiceTools(
            BookingStore store, InstantSource clock, Appointments appointments, LeadService leads, CallNotes notes) {
        this.store = store;
        this.appointments = appointments;
        this.leads = leads;
        this.notes = notes;
        this.changes = new ChangeTools(store, clock, appointments);
    }

    String answer(Call call, ToolCall use) {
        Map<String, Object> arguments = use.arguments();
        Talk talk = store.inTransaction(unit -> Talk.of(unit, call));
        String service = text(arguments, "service");
        if (service != null && talk.service(service) == null && !talk.isAskedFor(service)) {
            return talk.unknownService(); // better asked again than another service booked
        }
        return switch (use.name()) {
            case "find_slots" -> findSlots(talk, arguments);
            case "book_appointment" -> book(talk, use);
            case "reschedule_appointment" -> reschedule(talk, use);
            case "cancel_appointment" -> changes.cancel(call, text(arguments, "appointmentId"), talk::spoken);
            case "request_callback" -> notes.callback(call, text(arguments, "time"));
            case "opt_out" -> optOut(talk);
            case "record_details" -> notes.details(call, arguments);
            default -> Json.object("error", "unknown_tool");
        };
    }

    private String findSlots(Talk talk, Map<String, Object> arguments) {
        ZoneId zone = talk.client().timeZone();
        Instant from = SpokenTime.instant(text(arguments, "from"), zone).orElse(null);
        Instant to = SpokenTime.endOf(text(arguments, "to"), zone).orElse(null);
        SlotQuery query = new SlotQuery(talk.service(text(arguments, "service")), null, from, to, 500);
        DayPart part = DayPart.of(text(arguments, "dayPart"));
        List<Slot> slots = appointments.slots(talk.client().key(), query).stream()
                .filter(slot -> part.contains(slot.start().toLocalTime()))
                .limit(OFFERED)
                .toList();
        return Json.object("slots", talk.spoken(slots), "timeZone", zone.getId());
    }

    private String book(Talk talk, ToolCall use) {
        Call call = talk.call();
        Map<String, Object> arguments = use.arguments();
        String start = text(arguments, "start");
        if (start == null) {
            return Json.object("booked", false, "code", "start_missing");
        }
        ResourceId resource = resource(text(arguments, "resource"));
        NewAppointment wanted = new NewAppointment(
                talk.service(text(arguments, "service")),
                start,
                resource,
                new NewAppointment.Attendee.Known(call.lead()),
                call.id(),
                "tool:" + call.id() + ":" + use.toolCallId());
        notes.person(call, text(arguments, "name"), text(arguments, "email"));
        return answer(talk, "booked", appointments.book(call.client(), wanted));
    }

    private String reschedule(Talk talk, ToolCall use) {
        Call call = talk.call();
        String start = text(use.arguments(), "start");
        if (start == null) {
            return Json.object("rescheduled", false, "code", "start_missing");
        }
        NewTime to = NewTime.at(start)
                .on(resource(text(use.arguments(), "resource")))
                .idempotencyKey("tool:" + call.id() + ":" + use.toolCallId());
        String which = text(use.arguments(), "appointmentId");
        return changes.reschedule(call, which, to, result -> answer(talk, "rescheduled", result));
    }

    /** What became of it under the word for what was asked: {@code booked} or {@code rescheduled}. */
    private static String answer(Talk talk, String done, BookingResult result) {
        if (result instanceof BookingResult.Booked booked) {
            Appointment appointment = booked.appointment();
            return Json.object(
                    done,
                    true,
                    "appointmentId",
                    appointment.id(),
                    "start",
                    appointment.start().atZone(appointment.time().zone()).toOffsetDateTime(),
                    "spoken",
                    talk.spoken(appointment));
        }
        if (result instanceof BookingResult.SlotTaken taken) {
            return refused(talk, done, "slot_taken", taken.alternatives());
        }
        if (result instanceof BookingResult.NotBookable not) {
            return refused(talk, done, not.reason(), not.alternatives());
        }
        if (result instanceof BookingResult.NonexistentTime gap) {
            return Json.object(done, false, "code", "nonexistent_time", "before", gap.before(), "after", gap.after());
        }
        String code = result instanceof BookingResult.Invalid invalid
                ? invalid.problems().get(0).code()
                : "invalid";
        return Json.object(done, false, "code", code);
    }

    private static String refused(Talk talk, String done, String code, List<Slot> alternatives) {
        return Json.object(done, false, "code", code, "alternatives", talk.spoken(alternatives));
    }

    private String optOut(Talk talk) {
        leads.optOut(talk.client().key(), talk.lead().phone(), "call");
        return Json.object("ok", true);
    }

    private static @Nullable ResourceId resource(@Nullable String said) {
        try {
            return said == null ? null : new ResourceId(said);
        } catch (IllegalArgumentException e) {
            return null; // a name the assistant made up: any resource will do
        }
    }

    private static @Nullable String text(Map<String, Object> arguments, String name) {
        Object value = arguments.get(name);
        String text = value == null ? "" : Objects.toString(value).strip();
        return text.isEmpty() ? null : text;
    }
}
