/** The rules of the calendar: which times are free, and the one writer that books them. */
@NullMarked
package io.github.booking4j.appointment.internal;

import org.jspecify.annotations.NullMarked;
