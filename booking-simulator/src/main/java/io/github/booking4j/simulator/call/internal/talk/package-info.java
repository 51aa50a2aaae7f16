/** Plays the scripts of calls. */
@NullMarked
package io.github.booking4j.simulator.call.internal.talk;

import org.jspecify.annotations.NullMarked;
