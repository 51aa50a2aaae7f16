/**
 * Booking4j: an embeddable engine that turns enquiries into appointments. Start at {@link io.github.booking4j.BookingEngine}.
 */
@NullMarked
package io.github.booking4j;

import org.jspecify.annotations.NullMarked;
