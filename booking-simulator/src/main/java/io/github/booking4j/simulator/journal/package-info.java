/** What reached the simulated providers. */
@NullMarked
package io.github.booking4j.simulator.journal;

import org.jspecify.annotations.NullMarked;
