/** The rules of clients. */
@NullMarked
package io.github.booking4j.client.internal;

import org.jspecify.annotations.NullMarked;
