/** JSON text for events and tool answers. */
@NullMarked
package io.github.booking4j.internal.json;

import org.jspecify.annotations.NullMarked;
