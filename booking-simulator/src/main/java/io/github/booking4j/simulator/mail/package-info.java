/** The simulated mailbox. */
@NullMarked
package io.github.booking4j.simulator.mail;

import org.jspecify.annotations.NullMarked;
