/** Appointments: services delivered by resources to leads at a time. Entry: {@link io.github.booking4j.appointment.Appointments}. */
@NullMarked
package io.github.booking4j.appointment;

import org.jspecify.annotations.NullMarked;
