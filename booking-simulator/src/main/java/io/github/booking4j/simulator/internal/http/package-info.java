/** The HTTP server of the simulator. */
@NullMarked
package io.github.booking4j.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
