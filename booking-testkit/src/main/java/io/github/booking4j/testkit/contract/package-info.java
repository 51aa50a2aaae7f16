/**
 * What the ports promise, as tests: an adapter's test implements {@link
 * io.github.booking4j.testkit.contract.BookingStoreContract} and is done. Every test works with clients of its own, so that a shared
 * database needs no cleaning.
 */
@NullMarked
package io.github.booking4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
