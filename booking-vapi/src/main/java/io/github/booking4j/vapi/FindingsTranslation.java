package io.github.booking4j.vapi;

import static io.github.booking4j.vapi.Json.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.gateway.ProviderCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was said and learnt in a call. Vapi's newer places ({@code artifact}, {@code analysis}) are read first, then the older ones
 * beside them.
 */
final class FindingsTranslation {
    private static final Currency USD = Currency.getInstance("USD");
    private static final int LONGEST_TRANSCRIPT = 500_000;
    private static final int LONGEST_SUMMARY = 10_000;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 50;
    private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    /** Over blanks of the line only: over empty lines too it would begin anew at each of them. */
    private static final Pattern LEAD_SPEAKS =
            Pattern.compile("^[ \\t]*(User|Customer):\\s*\\S", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** Values that have a place of their own; the callback's time stays a detail as well, since it may be no instant. */
    private static final Set<String> OWN_PLACE = Set.of("outcome", "sentiment", "qualityScore", "objections");

    private FindingsTranslation() {}

    static ProviderCall.Findings findings(JsonNode news, JsonNode call) {
        JsonNode artifact = first(news.path("artifact"), call.path("artifact"));
        JsonNode analysis = first(news.path("analysis"), call.path("analysis"));
        JsonNode learnt = learnt(analysis, artifact);
        String transcript = Json.text(
                first(artifact.path("transcript"), news.path("transcript"), call.path("transcript")),
                LONGEST_TRANSCRIPT);
        JsonNode messages = first(artifact.path("messages"), news.path("messages"), call.path("messages"));
        return new ProviderCall.Findings(
                cost(news, call),
                transcript,
                humanSpoke(messages, transcript),
                Json.text(first(analysis.path("summary"), news.path("summary"), call.path("summary")), LONGEST_SUMMARY),
                recordingUrl(artifact, news, call),
                Json.text(learnt.path("outcome"), LONGEST_VALUE),
                Json.instant(learnt.path("callbackTime")),
                sentiment(learnt.path("sentiment")),
                score(first(learnt.path("qualityScore"), analysis.path("successEvaluation"))),
                texts(learnt.path("objections")),
                details(learnt));
    }

    private static @Nullable Money cost(JsonNode news, JsonNode call) {
        BigDecimal amount = Json.decimal(first(
                news.path("cost"),
                call.path("cost"),
                news.path("costBreakdown").path("total"),
                call.path("costBreakdown").path("total")));
        try {
            return amount == null || amount.signum() < 0 ? null : new Money(amount, USD);
        } catch (IllegalArgumentException absurd) {
            return null;
        }
    }

    /** A silence or a hang-up ends like a conversation: only the lead's own words prove that there was one. */
    private static boolean humanSpoke(JsonNode messages, @Nullable String transcript) {
        if (!messages.isArray()) {
            return transcript != null && LEAD_SPEAKS.matcher(transcript).find();
        }
        for (JsonNode message : messages) {
            String words =
                    first(message.path("message"), message.path("content")).asText("");
            if (message.path("role").asText().equals("user") && !words.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String recordingUrl(JsonNode artifact, JsonNode news, JsonNode call) {
        String url = Json.text(
                first(
                        artifact.path("recordingUrl"),
                        artifact.path("recording").path("mono").path("combinedUrl"),
                        artifact.path("recording").path("stereoUrl"),
                        artifact.path("stereoRecordingUrl"),
                        news.path("recordingUrl"),
                        call.path("recordingUrl")),
                2_000);
        // It becomes a link on a page: nothing but the web.
        return url != null && WEB.matcher(url).matches() ? url : null;
    }

    /** The assistant's structured result: one object, or in the newer form several named ones, laid over each other. */
    private static JsonNode learnt(JsonNode analysis, JsonNode artifact) {
        JsonNode data = analysis.path("structuredData");
        if (data.isObject() && !data.isEmpty()) {
            return data;
        }
        ObjectNode learnt = Json.object();
        for (JsonNode output : artifact.path("structuredOutputs")) {
            JsonNode result = output.path("result");
            if (result.isObject()) {
                learnt.setAll((ObjectNode) result);
            } else if (output.path("name").isTextual()) {
                learnt.set(output.path("name").textValue(), result);
            }
        }
        return learnt;
    }

    private static @Nullable Sentiment sentiment(JsonNode node) {
        return switch (node.asText("").strip().toLowerCase(Locale.ROOT)) {
            case "positive" -> Sentiment.POSITIVE;
            case "neutral" -> Sentiment.NEUTRAL;
            case "negative" -> Sentiment.NEGATIVE;
            default -> null;
        };
    }

    /** A number or the text of one, from 1 to 10. */
    private static @Nullable Integer score(JsonNode node) {
        double value = node.asDouble(0);
        return value >= 1 && value <= 10 ? (int) Math.round(value) : null;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node.isArray() ? node : Json.list(node)) {
            String text = Json.text(item, LONGEST_VALUE);
            if (text != null && texts.size() < MOST_VALUES) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Map<String, String> details(JsonNode learnt) {
        Map<String, String> details = new LinkedHashMap<>();
        learnt.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String text = value.isContainerNode()
                    ? Text.cut(Text.storable(Json.write(value)), LONGEST_VALUE)
                    : Json.text(value, LONGEST_VALUE);
            if (text != null && !OWN_PLACE.contains(field.getKey()) && details.size() < MOST_VALUES) {
                details.put(Text.cut(Text.storable(field.getKey()), 100), text);
            }
        });
        return details;
    }
}
