package io.github.booking4j.examples.demo;

import io.github.booking4j.error.InvalidException;
import io.github.booking4j.mail.SmtpEmail;
import io.github.booking4j.mail.SmtpEmailBuilder;
import io.github.booking4j.mail.SmtpService;
import io.github.booking4j.spi.gateway.EmailGateway;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.twilio.TwilioSms;
import io.github.booking4j.twilio.TwilioSmsBuilder;
import io.github.booking4j.vapi.VapiVoice;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Vapi, Twilio and a mail server, as the environment names them. */
final class RealProviders {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    RealProviders(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the environment names any that could reach a lead's phone. */
    boolean areNamed() {
        return has("VAPI_PRIVATE_KEY") || has("TWILIO_ACCOUNT_SID");
    }

    /**
     * The gateways to those that are named.
     *
     * @param adminKey what admins were given; null: nothing, which only a simulator allows
     * @throws IllegalArgumentException naming everything that is missing or wrong
     */
    Providers connect(@Nullable String adminKey) {
        if (adminKey == null) {
            problems.add(
                    "API_KEY or --admin-key is required with real providers: the server can be reached from outside");
        }
        required("PUBLIC_URL");
        VoiceGateway voice = has("VAPI_PRIVATE_KEY") ? built("Vapi", this::voice) : null;
        SmsGateway sms = has("TWILIO_ACCOUNT_SID") ? built("Twilio", this::sms) : null;
        EmailGateway email = has("EMAIL_HOST") || has("EMAIL_SERVICE") ? built("Email", this::email) : null;
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Providers(voice, sms, email, false, null);
    }

    private VoiceGateway voice() {
        if (!has("VAPI_ASSISTANT_ID") && !has("VAPI_TEMPLATE_ASSISTANT_ID")) {
            problems.add("VAPI_ASSISTANT_ID or VAPI_TEMPLATE_ASSISTANT_ID is required");
        }
        String key = required("VAPI_PRIVATE_KEY");
        String secret = optional("VAPI_WEBHOOK_SECRET");
        return VapiVoice.builder()
                .apiKey(key)
                .assistant(optional("VAPI_ASSISTANT_ID"))
                .templateAssistant(optional("VAPI_TEMPLATE_ASSISTANT_ID"))
                .phoneNumber(required("VAPI_PHONE_NUMBER_ID"))
                .webhookSecret(secret == null ? webhookSecret(key) : secret)
                .build();
    }

    /** The same on every node and after every start, as calls that are under way bring it back; tells nothing of the key. */
    private static String webhookSecret(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("booking4j webhooks".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private SmsGateway sms() {
        TwilioSmsBuilder builder =
                TwilioSms.builder().account(required("TWILIO_ACCOUNT_SID"), required("TWILIO_AUTH_TOKEN"));
        String service = optional("TWILIO_MESSAGING_SERVICE_SID");
        String from = optional("TWILIO_FROM_NUMBER");
        if (service == null && from == null) {
            problems.add("TWILIO_FROM_NUMBER or TWILIO_MESSAGING_SERVICE_SID is required");
        }
        return service != null
                ? builder.messagingService(service).build()
                : builder.from(from == null ? "" : from).build();
    }

    private EmailGateway email() {
        SmtpEmailBuilder builder = SmtpEmail.builder();
        String service = optional("EMAIL_SERVICE");
        if (service != null) {
            SmtpService.find(service)
                    .ifPresentOrElse(builder::service, () -> problems.add("EMAIL_SERVICE is not known"));
        } else {
            builder.host(required("EMAIL_HOST"));
        }
        String user = optional("EMAIL_USER");
        if (user != null) {
            builder.credentials(user, required("EMAIL_PASS"));
        }
        String from = optional("EMAIL_FROM");
        if (from != null) {
            builder.from(from);
        } else if (user == null || !user.contains("@")) {
            problems.add("EMAIL_FROM is required unless EMAIL_USER is an address");
        }
        return builder.build();
    }

    /** Whatever a builder finds wrong is told with the rest, unless what is missing explains it. */
    private <T> @Nullable T built(String name, Supplier<T> gateway) {
        int before = problems.size();
        try {
            return gateway.get();
        } catch (InvalidException | IllegalStateException | IllegalArgumentException e) {
            if (problems.size() == before) {
                problems.add(name + ": " + e.getMessage());
            }
            return null;
        }
    }

    private boolean has(String name) {
        return optional(name) != null;
    }

    private @Nullable String optional(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String required(String name) {
        String value = optional(name);
        if (value == null) {
            problems.add(name + " is required");
            return "";
        }
        return value;
    }
}
