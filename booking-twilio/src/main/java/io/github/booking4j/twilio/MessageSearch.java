package io.github.booking4j.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a message among all that went to one number. Twilio's filter by date is left out on purpose: it goes by the date of
 * sending, which a message that is still queued does not have, and one that is overlooked would be sent twice.
 */
final class MessageSearch {
    static final int PAGE_SIZE = 1000;
    static final int MOST_PAGES = 5;

    // Twilio dates in whole seconds, by its own clock.
    private static final Duration SLACK = Duration.ofSeconds(60);
    private static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";

    private final TwilioApi api;
    private final String text;
    private final Instant earliest;

    MessageSearch(TwilioApi api, String text, Instant notBefore) {
        this.api = api;
        this.text = text;
        this.earliest = notBefore.minus(SLACK);
    }

    /**
     * The newest message of this text.
     *
     * @throws GatewayException if Twilio did not answer, or there are too many messages to prove that ours is not among them
     */
    Optional<SmsReceipt> among(PhoneNumber to) {
        HttpUrl url = api.messages()
                .newBuilder()
                .addQueryParameter("To", to.e164())
                .addQueryParameter("PageSize", String.valueOf(PAGE_SIZE))
                .build();
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = api.get(url);
            List<Sent> messages = messages(answer);
            Optional<Sent> found = messages.stream().filter(this::isOurs).findFirst();
            HttpUrl next = next(url, answer);
            if (found.isPresent() || next == null || isHistory(messages)) {
                return found.map(Sent::receipt);
            }
            url = next;
        }
        throw new GatewayException(
                Kind.NOT_DONE, "too_many_messages", "more messages at Twilio than can be looked through");
    }

    private boolean isOurs(Sent message) {
        return !message.created().isBefore(earliest)
                && (message.body().equals(text) || message.body().equals(TRIAL_PREFIX + text));
    }

    // The list is newest first. That is checked, since with any other order an old page would prove nothing.
    private boolean isHistory(List<Sent> page) {
        for (int i = 1; i < page.size(); i++) {
            if (page.get(i).created().isAfter(page.get(i - 1).created())) {
                return false;
            }
        }
        return page.size() > 1 && page.get(page.size() - 1).created().isBefore(earliest);
    }

    private static List<Sent> messages(Answer answer) {
        if (!answer.isSuccess()) {
            // A question that got no answer may be asked again, whatever the status would mean for a message.
            throw answer.status() >= 500 ? notAnswered("http_" + answer.status()) : TwilioErrors.of(answer);
        }
        JsonNode list = answer.body().path("messages");
        if (!list.isArray()) {
            throw notAnswered("unreadable_answer");
        }
        List<Sent> messages = new ArrayList<>();
        for (JsonNode message : list) {
            if (message.path("direction").asText().startsWith("outbound")) {
                messages.add(sent(message));
            }
        }
        return messages;
    }

    private static Sent sent(JsonNode message) {
        try {
            Instant created = DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    message.path("date_created").asText(), Instant::from);
            SmsReceipt receipt = MessageState.receipt(
                    message.path("sid").asText(),
                    message.path("status").asText(),
                    message.path("error_code").asText());
            return new Sent(created, message.path("body").asText(), receipt);
        } catch (DateTimeException e) {
            throw notAnswered("unreadable_answer");
        }
    }

    // Only the query is taken over: the request carries our credentials, and a base URL may hold a path that Twilio
    // does not know of.
    private static @Nullable HttpUrl next(HttpUrl current, Answer answer) {
        String next = answer.text("next_page_uri");
        if (next == null || next.isEmpty()) {
            return null;
        }
        HttpUrl url = current.resolve(next);
        boolean ours = url != null
                && url.host().equals(current.host())
                && current.encodedPath().endsWith(url.encodedPath());
        if (!ours) {
            throw notAnswered("unreadable_answer");
        }
        return current.newBuilder().encodedQuery(url.encodedQuery()).build();
    }

    private static GatewayException notAnswered(String word) {
        return new GatewayException(Kind.NOT_DONE, word, "Twilio did not say whether it has the message");
    }

    private record Sent(Instant created, String body, SmsReceipt receipt) {
        @Override
        public String toString() {
            return "Sent[" + receipt + "]";
        }
    }
}
