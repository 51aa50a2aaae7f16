/** Operations: health and durable jobs. Entry: {@link io.github.booking4j.ops.Operations}. */
@NullMarked
package io.github.booking4j.ops;

import org.jspecify.annotations.NullMarked;
