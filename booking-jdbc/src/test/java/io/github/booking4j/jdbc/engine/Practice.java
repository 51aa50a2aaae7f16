package io.github.booking4j.jdbc.engine;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentQuery.Position;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client with resources of capacity 1 and 2, and services of several lengths and buffers on one, any or all of them. */
final class Practice {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Map<String, Integer> CAPACITY = Map.of("chair", 1, "room", 2, "doctor", 1, "nurse", 1);

    private static final ServiceId OF_ONBOARDING = new ServiceId("appointment");

    final BookingEngine engine;
    final ClientKey client;
    final List<ServiceId> services = new ArrayList<>();
    final List<LeadId> leads = new ArrayList<>();

    Practice(BookingEngine engine, int leadCount) {
        this.engine = engine;
        this.client = engine.clients()
                .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                .client()
                .key();
        CAPACITY.forEach((id, capacity) -> engine.appointments()
                .define(new Resource(
                        client,
                        new ResourceId(id),
                        id,
                        WeeklyHours.parse("Mon-Sun 00:00-24:00"),
                        Closures.none(),
                        ZONE,
                        capacity)));
        define("scaling", 15, 0, 5, Service.Choice.ANY, "chair");
        define("check", 25, 10, 0, Service.Choice.ANY, "chair");
        define("talk", 40, 0, 10, Service.Choice.ANY, "doctor", "nurse", "room");
        define("surgery", 60, 5, 10, Service.Choice.ALL, "doctor", "room");
        define("x-ray", 20, 0, 0, Service.Choice.ALL, "nurse", "room");
        for (int i = 0; i < leadCount; i++) {
            LeadResult.Accepted taken = (LeadResult.Accepted) engine.leads()
                    .submit(client, NewLead.phone(Samples.aPhone(i).e164()).name("Ana"));
            leads.add(taken.lead().id());
        }
    }

    /** The same practice, seen by another engine. */
    Practice(BookingEngine engine, ClientKey client) {
        this.engine = engine;
        this.client = client;
        engine.appointments().services(client).stream()
                .map(Service::id)
                .filter(service -> !service.equals(OF_ONBOARDING))
                .forEach(services::add);
        engine.leads().list(client, LeadQuery.newest(200)).forEach(lead -> leads.add(lead.id()));
    }

    private void define(String id, int minutes, int before, int after, Service.Choice choice, String... resources) {
        ServiceId service = new ServiceId(id);
        services.add(service);
        engine.appointments()
                .define(new Service(
                        client,
                        service,
                        id,
                        Duration.ofMinutes(minutes),
                        Duration.ofMinutes(before),
                        Duration.ofMinutes(after),
                        null,
                        List.of(resources).stream().map(ResourceId::new).toList(),
                        choice));
    }

    List<Appointment> standing() {
        List<Appointment> all = new ArrayList<>();
        Position after = null;
        List<Appointment> page;
        do {
            page = engine.appointments().list(client, new AppointmentQuery(null, null, null, null, after, 200));
            page.stream().filter(one -> one.status().isStanding()).forEach(all::add);
            Appointment last = page.isEmpty() ? null : page.get(page.size() - 1);
            after = last == null ? null : new Position(last.start(), last.id());
        } while (page.size() == 200);
        return all;
    }

    /** How often an appointment begins on a resource that is full already: a sweep that knows nothing of cells and lanes. */
    int overbooked() {
        int overbooked = 0;
        for (Map.Entry<String, Integer> resource : CAPACITY.entrySet()) {
            TreeMap<Instant, List<Integer>> changes = new TreeMap<>();
            for (Appointment one : standing()) {
                if (one.resources().contains(new ResourceId(resource.getKey()))) {
                    changes.computeIfAbsent(one.occupiedFrom(), at -> new ArrayList<>())
                            .add(1);
                    changes.computeIfAbsent(one.occupiedTo(), at -> new ArrayList<>())
                            .add(-1);
                }
            }
            int depth = 0;
            for (List<Integer> atOnce : changes.values()) {
                for (int change : atOnce.stream().sorted().toList()) {
                    depth += change;
                    overbooked += change > 0 && depth > resource.getValue() ? 1 : 0;
                }
            }
        }
        return overbooked;
    }
}
