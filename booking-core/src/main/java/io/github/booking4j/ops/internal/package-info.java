/** Health. */
@NullMarked
package io.github.booking4j.ops.internal;

import org.jspecify.annotations.NullMarked;
