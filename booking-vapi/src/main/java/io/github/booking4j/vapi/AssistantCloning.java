package io.github.booking4j.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.spi.gateway.AssistantRequest;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client's assistant from the template assistant: voice, model and manner are the template's; the business, the first
 * words, the tools, the structured result and the webhook are ours.
 */
final class AssistantCloning {
    /** What may be sent back of an assistant that was read: Vapi refuses the fields it sets itself. */
    private static final Set<String> CLONED = Set.of(
            "model",
            "voice",
            "transcriber",
            "firstMessage",
            "voicemailDetection",
            "voicemailMessage",
            "endCallMessage",
            "endCallPhrases",
            "maxDurationSeconds",
            "clientMessages",
            "analysisPlan",
            "artifactPlan",
            "compliancePlan",
            "backgroundSound",
            "hooks",
            "monitorPlan",
            "credentialIds",
            "startSpeakingPlan",
            "stopSpeakingPlan",
            "transportConfigurations");

    private static final int LONGEST_NAME = 40;

    private final VapiApi api;
    private final @Nullable String assistantId;
    private final @Nullable String templateId;
    private final WebhookServer server;
    private final JsonNode tools = Json.resource("tools.json");
    private final JsonNode result = Json.resource("result.json");

    AssistantCloning(VapiApi api, @Nullable String assistantId, @Nullable String templateId, WebhookServer server) {
        this.api = api;
        this.assistantId = assistantId;
        this.templateId = templateId;
        this.server = server;
    }

    String provide(AssistantRequest request) {
        if (templateId == null) {
            // The builder saw to it that there is one of both.
            return Objects.requireNonNull(assistantId);
        }
        JsonNode template = api.get(api.at("assistant", templateId).build());
        ObjectNode assistant = assistant(template, request);
        String existing = request.existingId();
        if (existing != null && !existing.equals(assistantId) && !existing.equals(templateId)) {
            try {
                return id(api.patch(url(existing), assistant));
            } catch (GatewayException answer) {
                if (!answer.providerCode().equals("http_404")) {
                    throw answer;
                }
            }
        }
        return id(api.post(api.at("assistant").build(), assistant));
    }

    private HttpUrl url(String id) {
        return api.at("assistant", id).build();
    }

    private static String id(JsonNode assistant) {
        String id = Json.text(assistant.path("id"), CallTranslation.LONGEST_ID);
        if (id == null) {
            throw ApiErrors.unreadable();
        }
        return id;
    }

    private ObjectNode assistant(JsonNode template, AssistantRequest request) {
        AssistantPrompt prompt = new AssistantPrompt(request);
        ObjectNode assistant = Json.object();
        template.properties().forEach(field -> {
            if (CLONED.contains(field.getKey()) && !field.getValue().isNull()) {
                assistant.set(field.getKey(), prompt.fill(field.getValue()));
            }
        });
        assistant.put("name", Text.cut(request.client().value(), LONGEST_NAME));
        assistant.putObject("metadata").put("client", request.client().value());
        assistant.put("firstMessage", prompt.firstMessage(template));
        // The duty to say who calls must not depend on a model's mood.
        assistant.put("firstMessageMode", "assistant-speaks-first");
        addModel(assistant.withObjectProperty("model"), prompt);
        addResult(assistant);
        server.addTo(assistant, request.webhookUrl());
        return assistant;
    }

    private void addModel(ObjectNode model, AssistantPrompt prompt) {
        ArrayNode messages = model.withArrayProperty("messages");
        messages.addObject().put("role", "system").put("content", prompt.instructions());
        ArrayNode own = Json.array();
        model.path("tools").forEach(tool -> {
            if (!isOurs(tool)) {
                own.add(tool);
            }
        });
        tools.forEach(own::add);
        model.set("tools", own);
    }

    private boolean isOurs(JsonNode tool) {
        String name = tool.path("function").path("name").asText();
        for (JsonNode ours : tools) {
            if (ours.path("function").path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Asks for the structured result that outcomes are made of, beside what the template asks for. */
    private void addResult(ObjectNode assistant) {
        ObjectNode plan = assistant.withObjectProperty("analysisPlan").withObjectProperty("structuredDataPlan");
        plan.put("enabled", true);
        ObjectNode schema = plan.withObjectProperty("schema");
        schema.put("type", "object");
        ObjectNode properties = schema.withObjectProperty("properties");
        result.properties().forEach(field -> properties.set(field.getKey(), field.getValue()));
    }
}
