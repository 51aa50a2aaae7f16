/** Runs durable jobs: claims, leases, back-off. */
@NullMarked
package io.github.booking4j.internal.job;

import org.jspecify.annotations.NullMarked;
