/** One main per question. */
@NullMarked
package io.github.booking4j.examples;

import org.jspecify.annotations.NullMarked;
