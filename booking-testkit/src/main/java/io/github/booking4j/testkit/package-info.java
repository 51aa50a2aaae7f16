/**
 * What tests of the engine and of its adapters stand on: a clock that is set by hand, sample objects, gateways that record what they
 * were asked. The contract suites of the ports are in {@code contract}.
 */
@NullMarked
package io.github.booking4j.testkit;

import org.jspecify.annotations.NullMarked;
