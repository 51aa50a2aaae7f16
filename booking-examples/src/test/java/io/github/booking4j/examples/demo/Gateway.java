package io.github.booking4j.examples.demo;

import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.twilio.TwilioVoice;
import io.github.booking4j.vapi.VapiVoice;
import java.time.Duration;

/** The two ways to call, by the simulator. */
enum Gateway {
    VAPI {
        @Override
        VoiceGateway at(ProviderSimulator simulator, Duration timeout) {
            return VapiVoice.builder()
                    .apiKey(ProviderSimulator.VAPI_KEY)
                    .assistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                    .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                    .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                    .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                    .baseUrl(simulator.vapiUrl())
                    .callTimeout(timeout)
                    .build();
        }

        @Override
        void ring(ProviderSimulator simulator, String from, String to) {
            simulator.inboundAssistantCall(from, to);
        }
    },
    TWILIO {
        @Override
        VoiceGateway at(ProviderSimulator simulator, Duration timeout) {
            return TwilioVoice.builder()
                    .account(ProviderSimulator.TWILIO_ACCOUNT_SID, ProviderSimulator.TWILIO_AUTH_TOKEN)
                    .from(ProviderSimulator.TWILIO_FROM_NUMBER)
                    .baseUrl(simulator.twilioUrl())
                    .callTimeout(timeout)
                    .build();
        }

        @Override
        void ring(ProviderSimulator simulator, String from, String to) {
            simulator.inboundCall(from, to);
        }
    };

    /** The gateway, with the longest a request to the provider may take. */
    abstract VoiceGateway at(ProviderSimulator simulator, Duration timeout);

    /** Somebody rings in. */
    abstract void ring(ProviderSimulator simulator, String from, String to);
}
