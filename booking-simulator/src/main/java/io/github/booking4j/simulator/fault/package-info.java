/** What a simulated provider can be told to do wrong. */
@NullMarked
package io.github.booking4j.simulator.fault;

import org.jspecify.annotations.NullMarked;
