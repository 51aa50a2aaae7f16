/**
 * Providers that speak real HTTP and SMTP, for demos and for users' tests. Start at
 * {@link io.github.booking4j.simulator.ProviderSimulator}.
 */
@NullMarked
package io.github.booking4j.simulator;

import org.jspecify.annotations.NullMarked;
