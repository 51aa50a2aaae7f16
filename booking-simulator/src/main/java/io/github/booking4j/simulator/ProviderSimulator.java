package io.github.booking4j.simulator;

import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.SimulatedCall;
import io.github.booking4j.simulator.call.WebhookAuthentication;
import io.github.booking4j.simulator.call.internal.VapiSettings;
import io.github.booking4j.simulator.call.internal.VapiSimulation;
import io.github.booking4j.simulator.fault.Faults;
import io.github.booking4j.simulator.fault.internal.FaultPlan;
import io.github.booking4j.simulator.internal.Ids;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.HttpFront;
import io.github.booking4j.simulator.internal.http.Loopback;
import io.github.booking4j.simulator.internal.http.NamedThreads;
import io.github.booking4j.simulator.internal.webhook.Pace;
import io.github.booking4j.simulator.internal.webhook.WebhookSender;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.simulator.journal.internal.JournalFile;
import io.github.booking4j.simulator.keypad.KeypadPhoneCall;
import io.github.booking4j.simulator.keypad.internal.KeypadSimulation;
import io.github.booking4j.simulator.mail.SimulatedMail;
import io.github.booking4j.simulator.mail.internal.SmtpFront;
import io.github.booking4j.simulator.message.InboundAnswer;
import io.github.booking4j.simulator.message.SimulatedMessage;
import io.github.booking4j.simulator.message.internal.TwilioSettings;
import io.github.booking4j.simulator.message.internal.TwilioSimulation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A Vapi, a Twilio and a mail server that run in this process, on the loopback address, and speak the real protocols: they check what
 * the real ones check, place calls that follow a script and use the assistant's tools, send signed webhooks, and can be told to fail.
 * Nobody is called.
 *
 * <pre>{@code
 * try (ProviderSimulator simulator = ProviderSimulator.builder().speed(100).start()) {
 *     simulator.script("+14155550123", CallScript.VOICEMAIL);
 *     // configure a client with simulator.vapiUrl(), simulator.twilioUrl(), simulator.smtpPort(), use it, then look:
 *     simulator.calls();
 * }
 * }</pre>
 *
 * <p>Thread-safe. What is kept is bounded (20,000 calls, 100,000 texts, 10,000 mails, 200,000 journal entries); the journal's file keeps
 * all of the journal.
 */
public final class ProviderSimulator implements AutoCloseable {
    /** Vapi's private API key, unless the builder sets another. */
    public static final String VAPI_KEY = "simulator-vapi-key";

    /** What Vapi's webhooks are proved with, unless the builder sets another. */
    public static final String VAPI_WEBHOOK_SECRET = "simulator-webhook-secret";

    /** An assistant that is there from the start, to call with or to clone. */
    public static final String VAPI_TEMPLATE_ASSISTANT = VapiSimulation.TEMPLATE_ASSISTANT;

    /** An id of a phone number at Vapi; any other does as well. */
    public static final String VAPI_PHONE_NUMBER_ID = "simulator-phone-number";

    /** Twilio's account, unless the builder sets another. */
    public static final String TWILIO_ACCOUNT_SID = "AC51a0000000000000000000000000b00c";

    /** The account's token, which also signs its webhooks, unless the builder sets another. */
    public static final String TWILIO_AUTH_TOKEN = "simulator-twilio-token";

    /** A number to send texts from; any other does as well. */
    public static final String TWILIO_FROM_NUMBER = "+14155550100";

    private final SimulatorSettings settings;
    private final JournalFile journal;
    private final FaultPlan faults;
    private final WebhookSender sender = new WebhookSender();
    private final ScheduledThreadPoolExecutor timer;
    private final HttpFront http;
    private final SmtpFront smtp;
    private final VapiSimulation vapi;
    private final TwilioSimulation twilio;
    private final KeypadSimulation keypad;

    private ProviderSimulator(SimulatorSettings settings) {
        this.settings = settings;
        Ids ids = new Ids(settings.random());
        this.journal = new JournalFile(settings.journal(), settings.clock());
        this.faults = new FaultPlan(ids::dice);
        this.timer = new ScheduledThreadPoolExecutor(1, new NamedThreads("simulator-timer"));
        Surroundings shared = new Surroundings(faults, journal, sender, settings.pace(), settings.clock(), ids);
        SmtpFront mail = null;
        try {
            mail = new SmtpFront(settings.smtpPort(), shared);
            this.smtp = mail;
            this.http = new HttpFront(settings.port(), settings.latency(), shared, timer);
        } catch (RuntimeException portTaken) {
            if (mail != null) {
                mail.close();
            }
            timer.shutdownNow();
            journal.close();
            throw portTaken;
        }
        SimulatorSettings.Credentials keys = settings.credentials();
        this.vapi = new VapiSimulation(
                new VapiSettings(
                        vapiUrl(),
                        keys.vapiKey(),
                        keys.vapiWebhookSecret(),
                        settings.webhookAuthentication(),
                        settings.concurrencyLimit()),
                shared);
        TwilioSettings account = new TwilioSettings(keys.twilioAccountSid(), keys.twilioAuthToken());
        this.keypad = new KeypadSimulation(account, vapi.scripts(), shared);
        this.twilio = new TwilioSimulation(account, shared, timer, keypad.endpoint());
        http.mount("/vapi", vapi.endpoint());
        http.mount("/twilio", twilio.endpoint());
        http.mount("", new ControlApi(this));
        http.start();
    }

    /** Options of a simulator; all have defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where all of it is reached, without a slash at the end. {@code GET} there tells a client what it must know. */
    public String baseUrl() {
        return "http://" + Loopback.HOST + ":" + http.port();
    }

    /** The address to use instead of {@code https://api.vapi.ai}. */
    public String vapiUrl() {
        return baseUrl() + "/vapi";
    }

    /** The address to use instead of {@code https://api.twilio.com}. */
    public String twilioUrl() {
        return baseUrl() + "/twilio";
    }

    /** The port of the mail server, on {@code 127.0.0.1}, without TLS; any user and password will do, or none. */
    public int smtpPort() {
        return smtp.port();
    }

    /**
     * Sets what happens in calls to a number from now on, whatever its last digits.
     *
     * @param number E.164
     * @throws IllegalArgumentException if it is not E.164
     */
    public ProviderSimulator script(String number, CallScript script) {
        vapi.scripts().set(number, script);
        return this;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /**
     * Where Vapi's webhooks go when neither the tool nor the assistant nor the request for the call names a server; null, the
     * default: nowhere.
     */
    public ProviderSimulator vapiWebhookUrl(@Nullable String url) {
        vapi.defaultWebhookUrl(url);
        return this;
    }

    /** Where Twilio posts incoming texts; null, the default: nowhere. */
    public ProviderSimulator inboundSmsUrl(@Nullable String url) {
        twilio.inboundUrl(url);
        return this;
    }

    /**
     * A person sends a text to one of our numbers. Twilio's own words (STOP, START …) are obeyed, then the text is posted, signed, to
     * the configured address; this waits for the answer, at most 15 s.
     *
     * @param from the person's number, E.164
     * @param to our number
     * @throws IllegalStateException if {@link #inboundSmsUrl} was not set
     */
    public InboundAnswer inboundSms(String from, String to, String body) {
        return twilio.receive(from, to, body);
    }

    /** The calls that were accepted, oldest first. */
    public List<SimulatedCall> calls() {
        return vapi.list();
    }

    /** The calls that Twilio accepted or that rang in, oldest first. */
    public List<KeypadPhoneCall> keypadCalls() {
        return keypad.list();
    }

    /**
     * Where Twilio asks what to do with calls that ring in, and reports them, as if it were set at the number; null, the default:
     * they are declined.
     */
    public ProviderSimulator inboundVoiceUrl(@Nullable String url, @Nullable String statusUrl) {
        keypad.inboundUrls(url, statusUrl);
        return this;
    }

    /**
     * A person rings one of our numbers at Twilio; what it does there is chosen by the last digits of its own number.
     *
     * @param from the person's number, E.164
     * @param to our number
     * @return the call's SID
     * @throws IllegalStateException if {@link #inboundVoiceUrl} was not set
     */
    public String inboundCall(String from, String to) {
        return keypad.ringIn(from, to);
    }

    /**
     * A person rings one of our numbers at Vapi, which asks the address of {@link #vapiWebhookUrl} for an assistant; this waits for the
     * answer, at most 7.5 s. What the person does is chosen by the last digits of its own number.
     *
     * @param from the person's number, E.164, or what the network shows of it: {@code anonymous}
     * @param to our number
     * @return the call's id
     * @throws IllegalStateException if {@link #vapiWebhookUrl} was not set
     */
    public String inboundAssistantCall(String from, String to) {
        return vapi.ringIn(from, to);
    }

    /** The texts that were accepted or came in, oldest first. */
    public List<SimulatedMessage> messages() {
        return twilio.list();
    }

    /** The mails that were accepted, oldest first. */
    public List<SimulatedMail> mails() {
        return smtp.list();
    }

    /** The newest of what reached the simulator, oldest first. */
    public List<JournalEntry> journal() {
        return journal.entries();
    }

    JournalFile journalFile() {
        return journal;
    }

    SimulatorSettings settings() {
        return settings;
    }

    /** Stops at once: calls are cut off, connections closed, all threads of the simulator ended. */
    @Override
    public void close() {
        sender.close();
        http.close();
        smtp.close();
        vapi.close();
        twilio.close();
        keypad.close();
        NamedThreads.stop(timer);
        journal.close();
    }

    /** Gathers the options of a simulator. Not thread-safe. */
    public static final class Builder {
        private int port;
        private int smtpPort;
        private @Nullable Path journal;
        private double speed = 1;
        private Duration latency = Duration.ZERO;
        private int concurrencyLimit = 10;
        private String vapiKey = VAPI_KEY;
        private String vapiWebhookSecret = VAPI_WEBHOOK_SECRET;
        private WebhookAuthentication webhookAuthentication = WebhookAuthentication.HMAC;
        private String twilioAccountSid = TWILIO_ACCOUNT_SID;
        private String twilioAuthToken = TWILIO_AUTH_TOKEN;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();

        private Builder() {}

        /** The HTTP port on the loopback address; 0, the default: any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The SMTP port on the loopback address; 0, the default: any free one. */
        public Builder smtpPort(int value) {
            smtpPort = value;
            return this;
        }

        /** A file to which everything that reaches the simulator is added as lines of JSON; default: none. */
        public Builder journal(Path file) {
            journal = file;
            return this;
        }

        /** How many times faster than life calls and deliveries run, 0.1 to 10,000; default 1. */
        public Builder speed(double value) {
            speed = value;
            return this;
        }

        /** How long each answer to a web request takes at least, up to one minute; default 0. */
        public Builder latency(Duration value) {
            latency = value;
            return this;
        }

        /** The most calls at one time, 1 to 2,000; default 10, as at Vapi. */
        public Builder concurrencyLimit(int value) {
            concurrencyLimit = value;
            return this;
        }

        /** Vapi's private API key; default {@link #VAPI_KEY}. */
        public Builder vapiKey(String value) {
            vapiKey = value;
            return this;
        }

        /** What Vapi's webhooks are proved with; default {@link #VAPI_WEBHOOK_SECRET}. */
        public Builder vapiWebhookSecret(String value) {
            vapiWebhookSecret = value;
            return this;
        }

        /** How Vapi's webhooks are proved; default {@link WebhookAuthentication#HMAC}. */
        public Builder webhookAuthentication(WebhookAuthentication value) {
            webhookAuthentication = value;
            return this;
        }

        /** Twilio's account, {@code AC} and 32 hexadecimal digits; default {@link #TWILIO_ACCOUNT_SID}. */
        public Builder twilioAccountSid(String value) {
            twilioAccountSid = value;
            return this;
        }

        /** The account's token; default {@link #TWILIO_AUTH_TOKEN}. */
        public Builder twilioAuthToken(String value) {
            twilioAuthToken = value;
            return this;
        }

        /** What time it is; default: the system's clock. It stamps what is recorded, and does not drive the calls. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** Where ids and the dice of faults come from; default: a source that never repeats itself. */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /**
         * Binds the ports and starts.
         *
         * @throws IllegalArgumentException if an option is out of its range
         * @throws RuntimeException if a port is taken or the journal's file can not be opened
         */
        public ProviderSimulator start() {
            return new ProviderSimulator(new SimulatorSettings(
                    port,
                    smtpPort,
                    journal,
                    new Pace(speed),
                    latency,
                    concurrencyLimit,
                    new SimulatorSettings.Credentials(vapiKey, vapiWebhookSecret, twilioAccountSid, twilioAuthToken),
                    webhookAuthentication,
                    clock,
                    random));
        }
    }
}
