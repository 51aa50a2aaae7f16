/** SMS by Twilio. */
@NullMarked
package io.github.booking4j.twilio;

import org.jspecify.annotations.NullMarked;
