/** Keeps and hands out the faults that were told. */
@NullMarked
package io.github.booking4j.simulator.fault.internal;

import org.jspecify.annotations.NullMarked;
