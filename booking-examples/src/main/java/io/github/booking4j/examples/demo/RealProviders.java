package io.github.booking4j.examples.demo;

import io.github.booking4j.mail.SmtpEmail;
import io.github.booking4j.mail.SmtpEmailBuilder;
import io.github.booking4j.mail.SmtpService;
import io.github.booking4j.spi.gateway.EmailGateway;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.twilio.TwilioSms;
import io.github.booking4j.twilio.TwilioSmsBuilder;
import io.github.booking4j.vapi.VapiVoice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vapi, Twilio and a mail server, as the environment names them. */
final class RealProviders {
    private final Map<String, String> environment;

    RealProviders(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the environment names any. */
    boolean areNamed() {
        return has("VAPI_PRIVATE_KEY") || has("TWILIO_ACCOUNT_SID");
    }

    Providers connect() {
        return new Providers(voice(), sms(), email(), false, null);
    }

    private @Nullable VoiceGateway voice() {
        if (!has("VAPI_PRIVATE_KEY")) {
            return null;
        }
        return VapiVoice.builder()
                .apiKey(get("VAPI_PRIVATE_KEY"))
                .assistant(orNull("VAPI_ASSISTANT_ID"))
                .templateAssistant(orNull("VAPI_TEMPLATE_ASSISTANT_ID"))
                .phoneNumber(get("VAPI_PHONE_NUMBER_ID"))
                .webhookSecret(get("VAPI_WEBHOOK_SECRET"))
                .build();
    }

    private @Nullable SmsGateway sms() {
        if (!has("TWILIO_ACCOUNT_SID")) {
            return null;
        }
        TwilioSmsBuilder builder = TwilioSms.builder().account(get("TWILIO_ACCOUNT_SID"), get("TWILIO_AUTH_TOKEN"));
        return has("TWILIO_MESSAGING_SERVICE_SID")
                ? builder.messagingService(get("TWILIO_MESSAGING_SERVICE_SID")).build()
                : builder.from(get("TWILIO_FROM_NUMBER")).build();
    }

    private @Nullable EmailGateway email() {
        if (!has("EMAIL_HOST") && !has("EMAIL_SERVICE")) {
            return null;
        }
        SmtpEmailBuilder builder = SmtpEmail.builder();
        if (has("EMAIL_SERVICE")) {
            builder.service(SmtpService.find(get("EMAIL_SERVICE"))
                    .orElseThrow(() -> new IllegalArgumentException("EMAIL_SERVICE is not known")));
        } else {
            builder.host(get("EMAIL_HOST"));
        }
        if (has("EMAIL_USER")) {
            builder.credentials(get("EMAIL_USER"), get("EMAIL_PASS")).from(get("EMAIL_USER"));
        }
        return builder.build();
    }

    private boolean has(String name) {
        return orNull(name) != null;
    }

    private @Nullable String orNull(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String get(String name) {
        String value = orNull(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is required with what else is set");
        }
        return value;
    }
}
