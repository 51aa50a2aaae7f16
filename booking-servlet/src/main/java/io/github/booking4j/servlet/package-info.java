/** The HTTP API, webhooks, live stream and dashboard as one servlet. */
@NullMarked
package io.github.booking4j.servlet;

import org.jspecify.annotations.NullMarked;
