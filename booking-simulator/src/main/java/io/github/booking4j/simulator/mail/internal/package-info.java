/** The SMTP server and what it received. */
@NullMarked
package io.github.booking4j.simulator.mail.internal;

import org.jspecify.annotations.NullMarked;
