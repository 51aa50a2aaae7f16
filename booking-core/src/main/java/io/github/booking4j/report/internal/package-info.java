/** How figures are computed. */
@NullMarked
package io.github.booking4j.report.internal;

import org.jspecify.annotations.NullMarked;
