package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.call.Call;
import io.github.booking4j.client.Client;
import io.github.booking4j.internal.id.Slugs;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who talks with whom about what when a tool is used, read at once, and the words that fit them. */
record Talk(Call call, Client client, Lead lead, List<Service> services, List<Resource> resources) {
    static Talk of(UnitOfWork unit, Call call) {
        return new Talk(
                call,
                unit.clients().find(call.client()).orElseThrow(),
                unit.leads().find(call.client(), call.lead()).orElseThrow(),
                unit.catalog().listServices(call.client()),
                unit.catalog().listResources(call.client()));
    }

    /** The service an assistant means: by id, or by name as people say it; none: what the lead asked for. */
    @Nullable
    ServiceId service(@Nullable String said) {
        String wanted = said != null ? said : lead.details().service();
        if (wanted == null) {
            return null;
        }
        return services.stream()
                .filter(service -> service.id().value().equals(wanted)
                        || Slugs.of(service.name(), 100, "").equals(Slugs.of(wanted, 100, " ")))
                .findFirst()
                .map(Service::id)
                .orElse(null);
    }

    /** Free text of a form that the assistant repeats: it names no service, and the lead's own word is not refused. */
    boolean isAskedFor(String said) {
        return said.equals(lead.details().service());
    }

    String unknownService() {
        return Json.object(
                "booked",
                false,
                "code",
                "service_unknown",
                "services",
                services.stream().map(Service::name).toList());
    }

    String spoken(Appointment appointment) {
        return spoken(appointment.start().atZone(appointment.time().zone()));
    }

    List<Map<String, Object>> spoken(List<Slot> slots) {
        Map<ResourceId, ZoneId> zones = resources.stream().collect(Collectors.toMap(Resource::id, Resource::zone));
        return slots.stream()
                .map(slot -> Map.<String, Object>of(
                        "start",
                        slot.start().toString(),
                        "end",
                        slot.end().toString(),
                        "resource",
                        slot.resources().get(0).value(),
                        "service",
                        slot.service().value(),
                        "spoken",
                        spoken(slot.start()
                                .atZoneSameInstant(zones.get(slot.resources().get(0))))))
                .toList();
    }

    private String spoken(ZonedDateTime start) {
        return SpokenTime.of(start, lead.zones(), client.settings().messages().locale());
    }
}
