/** The rules of leads: checks, duplicates, imports, opt-outs. */
@NullMarked
package io.github.booking4j.lead.internal;

import org.jspecify.annotations.NullMarked;
