/**
 * The exceptions this library throws, each with a stable code, and the description of one bad field. Bottom of the package
 * graph: it knows nothing of the other packages. An outcome that business expects (slot taken, lead duplicate) is a result, not
 * an exception.
 */
@NullMarked
package io.github.booking4j.error;

import org.jspecify.annotations.NullMarked;
