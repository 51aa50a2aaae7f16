/** What several parts of the simulator need. */
@NullMarked
package io.github.booking4j.simulator.internal;

import org.jspecify.annotations.NullMarked;
