/** Contract suites, a settable clock and recording gateways for tests. */
@NullMarked
package io.github.booking4j.testkit;

import org.jspecify.annotations.NullMarked;
