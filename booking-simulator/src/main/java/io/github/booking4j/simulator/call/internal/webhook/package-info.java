/** What Vapi sends, and where to. */
@NullMarked
package io.github.booking4j.simulator.call.internal.webhook;

import org.jspecify.annotations.NullMarked;
