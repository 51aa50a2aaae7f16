package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Links by which whoever was written to sees, moves or cancels one appointment. Each message has a token of its own, made when it is
 * written, so that a booking stores none.
 */
public final class ManageLinks {
    /** How long after the end of the appointment its links still show it. */
    private static final Duration SHOWN_AFTER = Duration.ofDays(30);

    private final InstantSource clock;
    private final LinkTokens tokens;
    private final String publicUrl;

    /** Links that begin with a URL. */
    public ManageLinks(InstantSource clock, LinkTokens tokens, String publicUrl) {
        this.clock = clock;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    /** A new link to an appointment, in the transaction that writes the message. */
    public String to(UnitOfWork unit, Appointment appointment) {
        return publicUrl + "/manage/"
                + tokens.issue(
                        unit,
                        Directory.Kind.LINK_TOKEN,
                        appointment.client(),
                        appointment.id().toString());
    }

    /** The appointment that a token opens, as long as it does. */
    Optional<Appointment> open(UnitOfWork unit, String token) {
        return tokens.find(unit, Directory.Kind.LINK_TOKEN, token)
                .flatMap(entry -> unit.appointments().find(entry.client(), AppointmentId.parse(entry.subject())))
                .filter(appointment ->
                        clock.instant().isBefore(appointment.end().plus(SHOWN_AFTER)));
    }
}
