package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.client.ClientKey;
import java.io.IOException;

/** Appointments as files that programs for calendars open. */
final class Calendars {
    private Calendars() {}

    static void answer(Exchange exchange, BookingEngine engine, ClientKey client, AppointmentId id) throws IOException {
        String calendar = engine.appointments().iCalendar(client, id);
        exchange.response().setHeader("Content-Disposition", "attachment; filename=\"appointment.ics\"");
        exchange.write(200, "text/calendar", calendar);
    }
}
