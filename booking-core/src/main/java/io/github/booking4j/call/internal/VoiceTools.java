package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.internal.id.Slugs;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import io.github.booking4j.spi.store.BookingStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        String service = text(arguments, "service");
        if (service != null && service(call, service) == null && !isAskedFor(call, service)) {
            return unknownService(call); // better asked again than another service booked
        }
        return switch (use.name()) {
            case "find_slots" -> findSlots(call, arguments);
            case "book_appointment" -> book(call, use);
            case "reschedule_appointment" -> reschedule(call, use);
            case "cancel_appointment" ->
                changes.cancel(call, text(arguments, "appointmentId"), appointment -> spoken(call, appointment));
            case "request_callback" -> notes.callback(call, text(arguments, "time"));
            case "opt_out" -> optOut(call);
            case "record_details" -> notes.details(call, arguments);
            default -> Json.object("error", "unknown_tool");
        };
    }

    private String findSlots(Call call, Map<String, Object> arguments) {
        ZoneId zone = zone(call);
        Instant from = SpokenTime.instant(text(arguments, "from"), zone).orElse(null);
        Instant to = SpokenTime.endOf(text(arguments, "to"), zone).orElse(null);
        SlotQuery query = new SlotQuery(service(call, text(arguments, "service")), null, from, to, 500);
        DayPart part = DayPart.of(text(arguments, "dayPart"));
        List<Slot> slots = appointments.slots(call.client(), query).stream()
                .filter(slot -> part.contains(slot.start().toLocalTime()))
                .limit(OFFERED)
                .toList();
        return Json.object("slots", spoken(call, slots), "timeZone", zone.getId());
    }

    private String book(Call call, ToolCall use) {
        Map<String, Object> arguments = use.arguments();
        String start = text(arguments, "start");
        if (start == null) {
            return Json.object("booked", false, "code", "start_missing");
        }
        ResourceId resource = resource(text(arguments, "resource"));
        NewAppointment wanted = new NewAppointment(
                service(call, text(arguments, "service")),
                start,
                resource,
                new NewAppointment.Attendee.Known(call.lead()),
                call.id(),
                "tool:" + call.id() + ":" + use.toolCallId());
        notes.person(call, text(arguments, "name"), text(arguments, "email"));
        return answer(call, "booked", appointments.book(call.client(), wanted));
    }

    private String reschedule(Call call, ToolCall use) {
        String start = text(use.arguments(), "start");
        if (start == null) {
            return Json.object("rescheduled", false, "code", "start_missing");
        }
        NewTime to = NewTime.at(start)
                .on(resource(text(use.arguments(), "resource")))
                .idempotencyKey("tool:" + call.id() + ":" + use.toolCallId());
        String which = text(use.arguments(), "appointmentId");
        return changes.reschedule(call, which, to, result -> answer(call, "rescheduled", result));
    }

    private String spoken(Call call, Appointment appointment) {
        ZonedDateTime start = appointment.start().atZone(appointment.time().zone());
        return SpokenTime.of(start, lead(call).zones(), locale(call));
    }

    /** What became of it under the word for what was asked: {@code booked} or {@code rescheduled}. */
    private String answer(Call call, String done, BookingResult result) {
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
                    spoken(call, appointment));
        }
        if (result instanceof BookingResult.SlotTaken taken) {
            return refused(call, done, "slot_taken", taken.alternatives());
        }
        if (result instanceof BookingResult.NotBookable not) {
            return refused(call, done, not.reason(), not.alternatives());
        }
        if (result instanceof BookingResult.NonexistentTime gap) {
            return Json.object(done, false, "code", "nonexistent_time", "before", gap.before(), "after", gap.after());
        }
        String code = result instanceof BookingResult.Invalid invalid
                ? invalid.problems().get(0).code()
                : "invalid";
        return Json.object(done, false, "code", code);
    }

    private String refused(Call call, String done, String code, List<Slot> alternatives) {
        return Json.object(done, false, "code", code, "alternatives", spoken(call, alternatives));
    }

    private String optOut(Call call) {
        leads.optOut(call.client(), lead(call).phone(), "call");
        return Json.object("ok", true);
    }

    private List<Map<String, Object>> spoken(Call call, List<Slot> slots) {
        Locale locale = locale(call);
        Set<ZoneId> listener = lead(call).zones();
        Map<ResourceId, ZoneId> zones =
                store.inTransaction(unit -> unit.catalog().listResources(call.client())).stream()
                        .collect(Collectors.toMap(Resource::id, Resource::zone));
        return slots.stream()
                .map(slot -> Map.<String, Object>of(
                        "start", slot.start().toString(),
                        "end", slot.end().toString(),
                        "resource", slot.resources().get(0).value(),
                        "service", slot.service().value(),
                        "spoken",
                                SpokenTime.of(
                                        slot.start()
                                                .atZoneSameInstant(zones.get(
                                                        slot.resources().get(0))),
                                        listener,
                                        locale)))
                .toList();
    }

    /** The service an assistant means: by id, or by name as people say it; none: what the lead asked for. */
    private @Nullable ServiceId service(Call call, @Nullable String said) {
        String wanted = said != null ? said : lead(call).details().service();
        if (wanted == null) {
            return null;
        }
        Optional<Service> match = appointments.services(call.client()).stream()
                .filter(service -> service.id().value().equals(wanted)
                        || Slugs.of(service.name(), 100, "").equals(Slugs.of(wanted, 100, " ")))
                .findFirst();
        return match.map(Service::id).orElse(null);
    }

    /** Free text of a form that the assistant repeats: it names no service, and the lead's own word is not refused. */
    private boolean isAskedFor(Call call, String said) {
        return said.equals(lead(call).details().service());
    }

    private String unknownService(Call call) {
        List<String> names =
                appointments.services(call.client()).stream().map(Service::name).toList();
        return Json.object("booked", false, "code", "service_unknown", "services", names);
    }

    private static @Nullable ResourceId resource(@Nullable String said) {
        try {
            return said == null ? null : new ResourceId(said);
        } catch (IllegalArgumentException e) {
            return null; // a name the assistant made up: any resource will do
        }
    }

    private Lead lead(Call call) {
        return store.inTransaction(unit -> unit.leads().find(call.client(), call.lead()))
                .orElseThrow();
    }

    private ZoneId zone(Call call) {
        return client(call.client()).timeZone();
    }

    private Locale locale(Call call) {
        return client(call.client()).settings().messages().locale();
    }

    private Client client(ClientKey key) {
        return store.inTransaction(unit -> unit.clients().find(key)).orElseThrow();
    }

    private static @Nullable String text(Map<String, Object> arguments, String name) {
        Object value = arguments.get(name);
        String text = value == null ? "" : Objects.toString(value).strip();
        return text.isEmpty() ? null : text;
    }
}
