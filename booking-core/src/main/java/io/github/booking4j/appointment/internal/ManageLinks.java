package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links by which whoever was written to sees, moves or cancels one appointment. Each message has a token of its own, made when it is
 * written, so that a booking stores none; only hashes of tokens are kept.
 */
public final class ManageLinks {
    /** How long after the end of the appointment its links still show it. */
    private static final Duration SHOWN_AFTER = Duration.ofDays(30);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final InstantSource clock;
    private final Secrets secrets;
    private final String publicUrl;

    /** Links that begin with a URL. */
    public ManageLinks(InstantSource clock, Secrets secrets, String publicUrl) {
        this.clock = clock;
        this.secrets = secrets;
        this.publicUrl = publicUrl;
    }

    /** A new link to an appointment, in the transaction that writes the message. */
    public String to(UnitOfWork unit, Appointment appointment) {
        String token = secrets.linkToken();
        unit.directory()
                .put(new Directory.Entry(
                        Directory.Kind.LINK_TOKEN,
                        Secrets.sha256(token),
                        appointment.client(),
                        appointment.id().toString()));
        return publicUrl + "/manage/" + token;
    }

    /** The appointment that a token opens, as long as it does. */
    Optional<Appointment> open(UnitOfWork unit, String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return unit.directory()
                .find(Directory.Kind.LINK_TOKEN, Secrets.sha256(token))
                .flatMap(entry -> unit.appointments().find(entry.client(), AppointmentId.parse(entry.subject())))
                .filter(appointment ->
                        clock.instant().isBefore(appointment.end().plus(SHOWN_AFTER)));
    }
}
