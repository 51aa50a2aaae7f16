/** Messages: SMS and email to and from leads and clients. Entry: {@link io.github.booking4j.message.Messages}. */
@NullMarked
package io.github.booking4j.message;

import org.jspecify.annotations.NullMarked;
