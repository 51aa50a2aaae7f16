/** Simulated calls: the script each follows, and what became of it. */
@NullMarked
package io.github.booking4j.simulator.call;

import org.jspecify.annotations.NullMarked;
