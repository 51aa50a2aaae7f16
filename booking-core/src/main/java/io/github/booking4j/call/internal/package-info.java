/** The rules of calls: the queue, the gate, dialling in three steps, outcomes, the assistant's tools. */
@NullMarked
package io.github.booking4j.call.internal;

import org.jspecify.annotations.NullMarked;
