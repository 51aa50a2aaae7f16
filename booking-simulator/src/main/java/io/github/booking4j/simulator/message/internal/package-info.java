/** The simulated Twilio. */
@NullMarked
package io.github.booking4j.simulator.message.internal;

import org.jspecify.annotations.NullMarked;
