/** Email over SMTP: {@link io.github.booking4j.mail.SmtpEmail} sends, {@link io.github.booking4j.mail.SmtpService} knows where common services are. */
@NullMarked
package io.github.booking4j.mail;

import org.jspecify.annotations.NullMarked;
