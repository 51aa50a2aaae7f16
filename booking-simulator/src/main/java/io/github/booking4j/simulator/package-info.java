/** Providers that speak real HTTP and SMTP, for demos and tests. */
@NullMarked
package io.github.booking4j.simulator;

import org.jspecify.annotations.NullMarked;
