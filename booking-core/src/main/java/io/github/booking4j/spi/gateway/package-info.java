/** The provider ports: voice, SMS, email, and the neutral web request that provider webhooks arrive as. */
@NullMarked
package io.github.booking4j.spi.gateway;

import org.jspecify.annotations.NullMarked;
