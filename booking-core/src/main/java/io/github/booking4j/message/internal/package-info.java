/** The rules of messages: the outbox, reminders, replies. */
@NullMarked
package io.github.booking4j.message.internal;

import org.jspecify.annotations.NullMarked;
