/** Follow-ups: what an outcome of a call sets going until the lead books or says no. */
@NullMarked
package io.github.booking4j.sequence;

import org.jspecify.annotations.NullMarked;
