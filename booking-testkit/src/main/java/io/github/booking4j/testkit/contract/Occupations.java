package io.github.booking4j.testkit.contract;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.util.List;

/** What an appointment occupies. */
final class Occupations {
    private Occupations() {}

    /** Its time with its buffers, on the first lane of each of its resources. */
    static List<Occupation> of(Appointment appointment) {
        return of(appointment, 0);
    }

    /** Its time with its buffers, on a lane of each of its resources. */
    static List<Occupation> of(Appointment appointment, int lane) {
        return appointment.resources().stream()
                .map(resource -> Occupation.of(appointment, resource, lane))
                .toList();
    }
}
