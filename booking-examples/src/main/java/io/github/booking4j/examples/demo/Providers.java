package io.github.booking4j.examples.demo;

import io.github.booking4j.spi.gateway.EmailGateway;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.VoiceGateway;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, texts and mails.
 *
 * @param voice null: calls wait
 * @param sms null: texts wait
 * @param email null: mails wait
 * @param simulated whether nobody real is called
 * @param simulator the simulator of this process; null: none
 */
record Providers(
        @Nullable VoiceGateway voice,
        @Nullable SmsGateway sms,
        @Nullable EmailGateway email,
        boolean simulated,
        @Nullable AutoCloseable simulator) {}
