package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.client.Client;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The appointment behind a link, and whose it is.
 *
 * @param appointment as it stands
 * @param client whose it is
 * @param canChange whether it can still be moved and cancelled
 */
record Managed(Appointment appointment, Client client, boolean canChange) {
    static Optional<Managed> of(BookingEngine engine, String token) {
        return engine.appointments()
                .ofLink(token)
                .flatMap(appointment -> engine.clients()
                        .find(appointment.client())
                        .map(client -> new Managed(appointment, client, canChange(engine, appointment))));
    }

    private static boolean canChange(BookingEngine engine, Appointment appointment) {
        Instant now = engine.settings().clock().instant();
        return appointment.status().isPromised() && now.isBefore(appointment.start());
    }

    /** The day of an instant, in the zone of the appointment. */
    String day(Instant instant) {
        return at(instant)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale()));
    }

    /** Its time of day, there. */
    String time(Instant instant) {
        return at(instant)
                .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale()));
    }

    /** What each page about it says. */
    Map<String, Object> values(BookingEngine engine) {
        Map<String, Object> values = new HashMap<>();
        values.put("business", client.name());
        values.put("phone", client.profile().phone().e164());
        values.put("service", service(engine));
        values.put("with", resources(engine));
        values.put("day", day(appointment.start()));
        values.put("time", time(appointment.start()));
        values.put("until", time(appointment.end()));
        values.put("zone", appointment.time().zone().getDisplayName(TextStyle.FULL, locale()));
        values.put("language", locale().toLanguageTag());
        values.put("version", appointment.version());
        values.put("canChange", canChange);
        values.put("confirmed", appointment.status() == AppointmentStatus.CONFIRMED);
        values.put("cancelled", appointment.status() == AppointmentStatus.CANCELLED);
        values.put("over", !canChange && appointment.status() != AppointmentStatus.CANCELLED);
        return values;
    }

    private String service(BookingEngine engine) {
        return engine.appointments().services(client.key()).stream()
                .filter(service -> service.id().equals(appointment.service()))
                .map(Service::name)
                .findFirst()
                .orElse(appointment.service().value());
    }

    /** Who or what delivers it; nothing where there is only one. */
    private String resources(BookingEngine engine) {
        List<Resource> all = engine.appointments().resources(client.key());
        return all.size() < 2
                ? ""
                : all.stream()
                        .filter(resource -> appointment.resources().contains(resource.id()))
                        .map(Resource::name)
                        .collect(Collectors.joining(", "));
    }

    private Locale locale() {
        return client.settings().messages().locale();
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(appointment.time().zone());
    }
}
