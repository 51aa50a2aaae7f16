/** Calls: attempts to speak to a lead. Entry: {@link io.github.booking4j.call.Calls}. */
@NullMarked
package io.github.booking4j.call;

import org.jspecify.annotations.NullMarked;
