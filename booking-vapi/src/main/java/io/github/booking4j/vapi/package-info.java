/**
 * Vapi as the voice of the engine: {@link io.github.booking4j.vapi.VapiVoice} places calls through Vapi's HTTP API and answers
 * its webhooks.
 */
@NullMarked
package io.github.booking4j.vapi;

import org.jspecify.annotations.NullMarked;
