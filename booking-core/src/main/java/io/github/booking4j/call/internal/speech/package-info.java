/** What the words of a person in a call mean, where the assistant does not say: rules over a transcript, in English. */
@NullMarked
package io.github.booking4j.call.internal.speech;

import org.jspecify.annotations.NullMarked;
