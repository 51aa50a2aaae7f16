/** Events: facts numbered per client, to follow live. Entry: {@link io.github.booking4j.event.Events}. */
@NullMarked
package io.github.booking4j.event;

import org.jspecify.annotations.NullMarked;
