/** AI voice calls by Vapi. */
@NullMarked
package io.github.booking4j.vapi;

import org.jspecify.annotations.NullMarked;
