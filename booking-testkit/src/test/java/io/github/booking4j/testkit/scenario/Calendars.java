package io.github.booking4j.testkit.scenario;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;

/** Defines what can be booked. */
final class Calendars {
    private Calendars() {}

    static void resource(World world, String id, String hours, int capacity) {
        world.engine
                .appointments()
                .define(new Resource(
                        world.client,
                        new ResourceId(id),
                        id,
                        WeeklyHours.parse(hours),
                        Closures.none(),
                        ZoneId.of(World.NEW_YORK),
                        capacity));
    }

    /** The client's service, half an hour, now with these buffers and resources. */
    static void service(World world, Duration before, Duration after, Service.Choice choice, String... resources) {
        world.engine
                .appointments()
                .define(new Service(
                        world.client,
                        new ServiceId("appointment"),
                        "Appointment",
                        Duration.ofMinutes(30),
                        before,
                        after,
                        null,
                        Arrays.stream(resources).map(ResourceId::new).toList(),
                        choice));
    }
}
