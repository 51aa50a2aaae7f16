/** Numbers events after commit and tells those who follow them. */
@NullMarked
package io.github.booking4j.event.internal;

import org.jspecify.annotations.NullMarked;
