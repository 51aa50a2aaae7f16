package io.github.booking4j.message.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.internal.job.BackOff;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.gateway.EmailGateway;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsGateway.SmsRequest;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message in three steps: the intent is stored with the words, then the provider is asked, then its answer is
 * stored. An SMS whose fate is unknown is looked for at the provider before it is sent again; an email is sent again with
 * the same Message-ID.
 */
public final class SendJob implements JobHandler {
    static final String KIND = "send";

    private static final Logger LOG = LoggerFactory.getLogger(SendJob.class);
    private static final Duration WITHOUT_GATEWAY = Duration.ofMinutes(10);
    private static final Duration WITHOUT_PROVIDER = Duration.ofSeconds(15);

    /** The adapters' code when they did not even try: an outage delays messages, and gives none up. */
    private static final String CIRCUIT_OPEN = "circuit_open";

    private final Outbox outbox;
    private final InstantSource clock;
    private final @Nullable SmsGateway sms;
    private final @Nullable EmailGateway email;
    private final MessagePolicy policy;
    private final BackOff backOff;

    /**
     * @param sms null: text messages wait
     * @param email null: emails wait
     */
    public SendJob(
            Outbox outbox,
            InstantSource clock,
            @Nullable SmsGateway sms,
            @Nullable EmailGateway email,
            MessagePolicy policy,
            BackOff backOff) {
        this.outbox = outbox;
        this.clock = clock;
        this.sms = sms;
        this.email = email;
        this.policy = policy;
        this.backOff = backOff;
    }

    static Job jobFor(Message message, Instant due) {
        return new Job(message.client(), KIND, message.id().toString(), Lane.MESSAGE, due);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.MESSAGE;
    }

    @Override
    public JobResult run(Lease lease) {
        Message message = outbox.find(
                        lease.job().client(), MessageId.parse(lease.job().subject()))
                .orElse(null);
        if (message == null) {
            return JobResult.DONE;
        }
        boolean hasGateway = message.channel() == Channel.SMS ? sms != null : email != null;
        if (!hasGateway) {
            return again(WITHOUT_GATEWAY, "no gateway for " + message.channel());
        }
        return switch (message.status()) {
            case PLANNED -> begin(outbox.intend(message));
            case SENDING, UNKNOWN -> message.channel() == Channel.SMS ? lookFor(message) : ask(message);
            case SENT, DELIVERED, FAILED, DROPPED, RECEIVED -> JobResult.DONE;
        };
    }

    private JobResult begin(Outbox.Intent intent) {
        if (intent instanceof Outbox.Intent.Send send) {
            return ask(send.message());
        }
        return intent instanceof Outbox.Intent.Later later
                ? new JobResult.WaitUntil(later.opensAt(), "not at this time")
                : JobResult.DONE;
    }

    private JobResult ask(Message message) {
        String providerId;
        try {
            providerId = message.channel() == Channel.SMS ? sendSms(message) : sendEmail(message);
        } catch (GatewayException e) {
            LOG.info("Message {} was not sent: {} {}", message.id(), e.kind(), e.providerCode());
            return notSent(message, e);
        }
        outbox.sent(message, providerId);
        return JobResult.DONE;
    }

    private String sendSms(Message message) {
        PhoneNumber to = new PhoneNumber(message.address());
        return Objects.requireNonNull(sms)
                .send(new SmsRequest(
                        to, outbox.content(message).text(), outbox.statusUrl(), MessageReference.of(message)));
    }

    private String sendEmail(Message message) {
        Message.Content content = outbox.content(message);
        Client sender = outbox.sender(message);
        String messageId = message.id() + "@" + message.client();
        Objects.requireNonNull(email)
                .send(new EmailRequest(
                        messageId,
                        sender.name(),
                        new EmailAddress(message.address()),
                        Objects.requireNonNull(content.subject()),
                        content.text(),
                        content.html(),
                        content.calendar(),
                        // What leads answer is for the business.
                        message.lead() == null ? null : sender.profile().email()));
        return messageId;
    }

    private JobResult notSent(Message message, GatewayException e) {
        if (e.kind() == GatewayException.Kind.REFUSED) {
            outbox.failed(message, e.providerCode());
            return JobResult.DONE;
        }
        if (e.kind() == GatewayException.Kind.UNKNOWN && message.channel() == Channel.SMS) {
            outbox.fateUnknown(message);
            return again(policy.unknownCheck(), "unknown at the provider");
        }
        if (e.providerCode().equals(CIRCUIT_OPEN)) {
            outbox.notAsked(message);
            return again(WITHOUT_PROVIDER, "the provider is being spared");
        }
        if (isGivenUp(message)) {
            outbox.failed(message, e.providerCode());
            return JobResult.DONE;
        }
        outbox.backToPlanned(message, e.providerCode());
        Duration pause =
                e.retryAfter().orElseGet(() -> backOff.after(message.delivery().attempts()));
        return again(pause, e.code());
    }

    private boolean isGivenUp(Message message) {
        return message.delivery().attempts() >= policy.maxAttempts()
                && clock.instant().isAfter(message.dueAt().plus(policy.longestTrouble()));
    }

    /** The provider was perhaps asked before, by a run that died or timed out. */
    private JobResult lookFor(Message message) {
        Instant requested = Objects.requireNonNull(message.delivery().requestedAt());
        Optional<SmsReceipt> found;
        try {
            found = Objects.requireNonNull(sms)
                    .find(
                            new PhoneNumber(message.address()),
                            outbox.content(message).text(),
                            requested);
        } catch (GatewayException e) {
            // However long the provider is away, the message is not given up.
            LOG.info("Message {} cannot be looked up: {} {}", message.id(), e.kind(), e.providerCode());
            return again(e.retryAfter().orElseGet(() -> backOff.after(5)), e.code());
        }
        if (found.isPresent()) {
            outbox.sent(message, found.get().providerId());
            outbox.receipt(found.get());
            return JobResult.DONE;
        }
        if (clock.instant().isBefore(requested.plus(policy.absenceProof()))) {
            if (message.status() == MessageStatus.SENDING) {
                outbox.fateUnknown(message);
            }
            return again(policy.unknownCheck(), "not seen at the provider yet");
        }
        outbox.backToPlanned(message, "never_arrived");
        return again(Duration.ZERO, "never arrived at the provider");
    }

    private JobResult again(Duration pause, String reason) {
        return new JobResult.WaitUntil(clock.instant().plus(pause), reason); // a message counts its attempts itself
    }
}
