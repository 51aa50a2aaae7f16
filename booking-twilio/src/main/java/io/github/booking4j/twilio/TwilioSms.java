package io.github.booking4j.twilio;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.Circuit;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;

/**
 * Text messages by Twilio.
 *
 * <pre>{@code
 * TwilioSms.builder().account(sid, authToken).from("+14155550100").build()
 * }</pre>
 *
 * <p>A message is asked for at most once: Twilio has no idempotency key, so neither a time-out nor a 5xx nor a lost connection
 * is answered by a second request; the exception then is of kind {@code UNKNOWN} and {@link #find} tells. Refusals have
 * these provider codes: {@code opted_out}, {@code invalid_number}, {@code invalid_message}, {@code configuration} (credentials,
 * sender, account), else Twilio's own error code. After {@value Circuit#FAILURES} failures among {@value Circuit#REQUESTS} requests
 * (no answer, none that can be read, 5xx, 401) the next ones fail at once with {@code NOT_DONE} and {@code circuit_open} for a while.
 *
 * <p>Set at Twilio, for the number or the messaging service: incoming messages to {@code <public URL>/webhooks/twilio/sms}. The
 * delivery reports' URL goes with each message. Requests are believed only with a valid {@code X-Twilio-Signature}. Where Twilio's
 * opt-out handling has recognised a keyword, the message is passed on as {@code STOP}, {@code START} or {@code HELP}.
 *
 * <p>Thread-safe.
 */
public final class TwilioSms implements SmsGateway {
    private static final String SMS_PATH = "/webhooks/twilio/sms";
    private static final String STATUS_PATH = "/webhooks/twilio/sms-status";

    private final TwilioApi api;
    private final Sender sender;
    private final TwilioSignature signature;
    private final StatusCallback callback;

    TwilioSms(TwilioApi api, Sender sender, TwilioSignature signature) {
        this.api = api;
        this.sender = sender;
        this.signature = signature;
        this.callback = new StatusCallback(api.messages());
    }

    /** Begins a gateway. */
    public static TwilioSmsBuilder builder() {
        return new TwilioSmsBuilder();
    }

    @Override
    public String sender() {
        return sender.name();
    }

    @Override
    public String send(SmsRequest request) {
        FormBody.Builder form = new FormBody.Builder()
                .add("To", request.to().e164())
                .add(sender.parameter(), sender.name())
                .add("Body", request.text());
        callback.usable(request.statusUrl(), request.reference()).ifPresent(url -> form.add("StatusCallback", url));
        Answer answer = api.post(api.messages(), form.build());
        if (!answer.isSuccess()) {
            throw TwilioErrors.of(answer);
        }
        String sid = answer.text("sid");
        if (sid == null || sid.isEmpty()) {
            throw new GatewayException(Kind.UNKNOWN, "unreadable_answer", "Twilio answered without the message's id");
        }
        String status = answer.text("status");
        if (status != null && MessageState.isFailure(status)) {
            throw TwilioErrors.ofFailedMessage(answer);
        }
        return sid;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Looks through all messages to the number, newest first, at most 5,000. An exception says nothing about the message.
     */
    @Override
    public Optional<SmsReceipt> find(PhoneNumber to, String text, Instant notBefore) {
        return new MessageSearch(api, text, notBefore).among(to);
    }

    @Override
    public List<WebhookHandler> webhooks(SmsInbox inbox) {
        IncomingTexts texts = new IncomingTexts(inbox);
        return List.of(
                new TwilioWebhook(SMS_PATH, signature, texts::received),
                new TwilioWebhook(STATUS_PATH, signature, texts::reported));
    }

    @Override
    public String statusPath() {
        return STATUS_PATH;
    }

    @Override
    public String circuit() {
        return api.circuit();
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return "TwilioSms[" + sender.name() + "]";
    }

    /**
     * Who the messages come from.
     *
     * @param parameter Twilio's name for it
     * @param name a number, a short code, a name, or the SID of a messaging service
     */
    record Sender(String parameter, String name) {}
}
