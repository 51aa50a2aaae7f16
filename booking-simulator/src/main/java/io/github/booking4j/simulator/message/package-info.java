/** Simulated text messages. */
@NullMarked
package io.github.booking4j.simulator.message;

import org.jspecify.annotations.NullMarked;
