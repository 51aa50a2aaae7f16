/** Amounts of money: decimal, with their currency, never a floating-point number. */
@NullMarked
package io.github.booking4j.money;

import org.jspecify.annotations.NullMarked;
