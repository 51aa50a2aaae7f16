/** What Vapi accepts, property by property. */
@NullMarked
package io.github.booking4j.simulator.call.internal.shape;

import org.jspecify.annotations.NullMarked;
