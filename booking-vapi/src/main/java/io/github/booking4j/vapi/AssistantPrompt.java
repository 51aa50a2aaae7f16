package io.github.booking4j.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.booking4j.spi.gateway.AssistantRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an assistant for one business. In a template's texts {@code {{businessName}}}, {@code {{industry}}} and
 * {@code {{services}}} stand for the business's; other placeholders are left to Vapi, which fills them at each call.
 */
final class AssistantPrompt {
    private static final Pattern SAYS_AUTOMATED = Pattern.compile(
            "\\b(autom\\p{L}*|artificial|virtu\\p{L}*|robot\\p{L}*|bot|ai|ki|ia)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern SAYS_RECORDED = Pattern.compile(
            "record|aufgezeichnet|aufgenommen|enregistr|registra|graba|grava|opgenomen", Pattern.CASE_INSENSITIVE);
    private static final String RECORDED = "This call may be recorded. ";

    private final String business;
    private final String industry;
    private final String services;

    AssistantPrompt(AssistantRequest request) {
        business = plain(request.businessName());
        industry = plain(request.industry());
        services = plain(String.join(", ", request.services()));
    }

    /** Fills every text of a template's field. */
    JsonNode fill(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(fill(node.textValue()));
        }
        if (node.isObject()) {
            ObjectNode filled = Json.object();
            node.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = Json.array();
            node.forEach(item -> filled.add(fill(item)));
            return filled;
        }
        return node;
    }

    /**
     * The first words: who calls, that the voice is automated and, where so, that the call is recorded. What a template says of that
     * in its own words is left to it; the rest is said before its words.
     */
    String firstMessage(JsonNode template) {
        String own = fill(template.path("firstMessage").asText("")).strip();
        boolean recorded =
                template.path("artifactPlan").path("recordingEnabled").asBoolean(true)
                        && !SAYS_RECORDED.matcher(own).find();
        if (own.contains(business) && SAYS_AUTOMATED.matcher(own).find()) {
            return (recorded ? RECORDED : "") + own;
        }
        return "Hello, this is the automated assistant of " + business + ". "
                + (recorded ? RECORDED : "")
                + "Say stop at any time and we will not call you again. "
                + (own.isEmpty() ? "Shall we find a time for your appointment?" : own);
    }

    /** What the assistant must know and keep to, whatever the template says. */
    String instructions() {
        return """
                You are the automated telephone assistant of %s%s.%s
                If asked whether you are a person, say that you are an automated assistant.
                When this call began it was {{localTime}} where the business is, in the time zone {{timeZone}}. Say times as the \
                tools answer them under "spoken".
                The person's upcoming appointment: {{appointment}}.
                Offer only times that find_slots returned, two or three at once. Book with book_appointment and the exact \
                start that find_slots returned. Say that an appointment is booked only after book_appointment said so; if \
                it answers that the time is taken, offer its alternatives.
                If somebody who has an appointment wants another time, use find_slots, then reschedule_appointment: do not book \
                a second one. If it is to be called off, ask once whether another time would do, then use cancel_appointment.
                If somebody does not want to be called again, in whatever words, use opt_out at once, confirm it in one \
                sentence and end the call.
                If somebody wants to be called at another time, use request_callback, and again if they change their mind. Say \
                the time that it answers, which may be later than the one asked for.
                Keep what you learn about the need, the timing, who decides and objections with record_details.""".formatted(
                        business,
                        industry.isEmpty() ? "" : " (" + industry + ")",
                        services.isEmpty() ? "" : " It offers: " + services + ".");
    }

    private String fill(String text) {
        return text.replaceAll("\\{\\{\\s*businessName\\s*}}", Matcher.quoteReplacement(business))
                .replaceAll("\\{\\{\\s*industry\\s*}}", Matcher.quoteReplacement(industry))
                .replaceAll("\\{\\{\\s*services\\s*}}", Matcher.quoteReplacement(services));
    }

    /** One line, without the braces that Vapi would take for a placeholder. */
    private static String plain(String text) {
        return Text.oneLine(text).replaceAll("[{}]", "").strip();
    }
}
