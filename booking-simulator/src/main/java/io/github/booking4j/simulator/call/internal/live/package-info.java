/** The calls there are, and how far each is. */
@NullMarked
package io.github.booking4j.simulator.call.internal.live;

import org.jspecify.annotations.NullMarked;
