/** The demo: engine, database, servlet and simulator in one process. */
@NullMarked
package io.github.booking4j.examples.demo;

import org.jspecify.annotations.NullMarked;
