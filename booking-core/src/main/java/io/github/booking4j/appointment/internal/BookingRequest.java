package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.internal.id.Secrets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param wanted the appointment
 * @param operation whether it is to be booked or held, as idempotency keys tell it
 * @param length how long it is to be held; null: as the client's settings say
 */
record BookingRequest(
        NewAppointment wanted, String operation, @Nullable Duration length) {
    static final String BOOK = "book";
    static final String HOLD = "hold";

    boolean holds() {
        return operation.equals(HOLD);
    }

    /** What an earlier request with the same key is answered now: a hold may have been booked meanwhile. */
    BookingResult answer(Appointment made) {
        return holds() && !made.status().isPromised() ? new BookingResult.Held(made) : new BookingResult.Booked(made);
    }

    String fingerprint() {
        String who = wanted.lead() instanceof Attendee.Known known
                ? known.id().toString()
                : ((Attendee.Arriving) wanted.lead()).lead().phone();
        String what = String.join("\n", "" + wanted.service(), wanted.start(), "" + wanted.resource(), who);
        return Secrets.sha256(length == null ? what : what + "\n" + length);
    }
}
