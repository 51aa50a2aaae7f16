/** Email over SMTP. */
@NullMarked
package io.github.booking4j.mail;

import org.jspecify.annotations.NullMarked;
