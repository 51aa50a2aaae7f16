/**
 * SMS by Twilio: {@link io.github.booking4j.twilio.TwilioSms} sends, looks messages up and takes Twilio's web requests in. Each
 * message is asked for once; what Twilio answers is translated into what is known about it.
 */
@NullMarked
package io.github.booking4j.twilio;

import org.jspecify.annotations.NullMarked;
