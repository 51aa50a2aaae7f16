/** Calls by Twilio, as one who tests with the simulator sees them. */
@NullMarked
package io.github.booking4j.simulator.keypad;

import org.jspecify.annotations.NullMarked;
