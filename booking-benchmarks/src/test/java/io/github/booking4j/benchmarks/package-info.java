/** Programs that measure the engine against the raw parts it is made of, in the same run. */
@NullMarked
package io.github.booking4j.benchmarks;

import org.jspecify.annotations.NullMarked;
