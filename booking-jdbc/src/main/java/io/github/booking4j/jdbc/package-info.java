/** The store on a relational database: H2 embedded by default, PostgreSQL in production. */
@NullMarked
package io.github.booking4j.jdbc;

import org.jspecify.annotations.NullMarked;
