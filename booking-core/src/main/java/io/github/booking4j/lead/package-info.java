/** Leads: people who enquired, one row per client and phone number, for ever. Entry: {@link io.github.booking4j.lead.Leads}. */
@NullMarked
package io.github.booking4j.lead;

import org.jspecify.annotations.NullMarked;
