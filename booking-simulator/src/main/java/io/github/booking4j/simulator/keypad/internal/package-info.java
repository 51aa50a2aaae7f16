/** The simulated Twilio Voice: its API, its calls, and the people who press keys. */
@NullMarked
package io.github.booking4j.simulator.keypad.internal;

import org.jspecify.annotations.NullMarked;
