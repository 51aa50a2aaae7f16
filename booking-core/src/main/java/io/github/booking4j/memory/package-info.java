/**
 * The in-memory store, {@link io.github.booking4j.memory.InMemoryBookingStore}: for tests, trials and hosts that need nothing
 * kept. It passes the same contract suites as the databases.
 */
@NullMarked
package io.github.booking4j.memory;

import org.jspecify.annotations.NullMarked;
