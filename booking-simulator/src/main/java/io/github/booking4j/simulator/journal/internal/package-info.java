/** Writes the journal. */
@NullMarked
package io.github.booking4j.simulator.journal.internal;

import org.jspecify.annotations.NullMarked;
