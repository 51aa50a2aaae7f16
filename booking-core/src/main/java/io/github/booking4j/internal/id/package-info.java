/** Ids and secrets. */
@NullMarked
package io.github.booking4j.internal.id;

import org.jspecify.annotations.NullMarked;
