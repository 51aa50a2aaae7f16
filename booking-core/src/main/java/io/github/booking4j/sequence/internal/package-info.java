@NullMarked
package io.github.booking4j.sequence.internal;

import org.jspecify.annotations.NullMarked;
