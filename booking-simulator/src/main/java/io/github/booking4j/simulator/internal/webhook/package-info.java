/** Sends the providers' webhooks. */
@NullMarked
package io.github.booking4j.simulator.internal.webhook;

import org.jspecify.annotations.NullMarked;
