/** Public holidays of the world's countries and their parts, from the Jollyday library. */
@NullMarked
package io.github.booking4j.holidays;

import org.jspecify.annotations.NullMarked;
