/** Clients: the businesses whose leads are called and whose calendars are booked. Entry: {@link io.github.booking4j.client.Clients}. */
@NullMarked
package io.github.booking4j.client;

import org.jspecify.annotations.NullMarked;
