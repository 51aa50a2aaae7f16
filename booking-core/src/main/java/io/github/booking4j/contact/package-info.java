/**
 * How a person is reached and why that is allowed: phone numbers, email addresses, names, consent, and the rules for text that
 * people typed. Every value masks itself in {@code toString()}.
 */
@NullMarked
package io.github.booking4j.contact;

import org.jspecify.annotations.NullMarked;
