/** Time as businesses mean it: hours on the wall clock of a zone, closures, calling windows, gaps and overlaps. */
@NullMarked
package io.github.booking4j.hours;

import org.jspecify.annotations.NullMarked;
