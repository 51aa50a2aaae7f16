/** The simulated Vapi. */
@NullMarked
package io.github.booking4j.simulator.call.internal;

import org.jspecify.annotations.NullMarked;
