/** What a host sees, told as stories: the public API, the in-memory store, a clock set by hand, recording gateways. */
@NullMarked
package io.github.booking4j.testkit.scenario;

import org.jspecify.annotations.NullMarked;
