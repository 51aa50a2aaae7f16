/** The storage port. Hosts use a ready adapter; adapter writers implement these interfaces and run the contract suites of booking-testkit. */
@NullMarked
package io.github.booking4j.spi.store;

import org.jspecify.annotations.NullMarked;
