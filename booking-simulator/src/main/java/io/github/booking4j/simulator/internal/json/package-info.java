/** JSON as the simulated providers read and write it. */
@NullMarked
package io.github.booking4j.simulator.internal.json;

import org.jspecify.annotations.NullMarked;
