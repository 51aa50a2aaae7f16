package io.github.booking4j.simulator.call.internal.shape;

import java.util.List;
import java.util.regex.Pattern;

/** The properties of an assistant, and of what may be overridden of it for one call. */
public final class AssistantShape {
    /** All kinds of webhooks that can be asked for. */
    private static final List<String> SERVER_MESSAGES = List.of(
            "assistant.started",
            "assistant.speechStarted",
            "conversation-update",
            "end-of-call-report",
            "function-call",
            "hang",
            "language-changed",
            "language-change-detected",
            "model-output",
            "phone-call-control",
            "speech-update",
            "status-update",
            "transcript",
            "transcript[transcriptType=\"final\"]",
            "tool-calls",
            "transfer-destination-request",
            "handoff-destination-request",
            "transfer-update",
            "user-interrupted",
            "voice-input",
            "chat.created",
            "chat.deleted",
            "session.created",
            "session.updated",
            "session.deleted",
            "call.deleted",
            "call.delete.failed",
            "call.artifact.upload");

    private static final Rule BACKOFF = Shape.empty()
            .with(Rules.oneOf(List.of("fixed", "exponential")), "type")
            .with(Rules.number(0, 10), "maxRetries", "baseDelaySeconds")
            .with(Rules.list(Rules.number(100, 599)), "excludedStatusCodes");

    private static final Rule SERVER = Shape.empty()
            .with(Rules.URL, "url")
            .with(Rules.number(1, 300), "timeoutSeconds")
            .with(Rules.TEXT, "credentialId")
            .with(Rules.OBJECT, "headers")
            .with(Rules.FLAG, "staticIpAddressesEnabled")
            .with(Rules.list(Rules.TEXT), "encryptedPaths")
            .with(BACKOFF, "backoffPlan");

    private static final Rule FUNCTION = Shape.empty()
            .with(Rules.text(Pattern.compile("[A-Za-z0-9_-]{1,64}"), "must match /^[a-zA-Z0-9_-]{1,64}$/"), "name")
            .with(Rules.text(1000), "description")
            .with(Rules.FLAG, "strict")
            .with(Rules.OBJECT, "parameters");

    private static final Shape FUNCTION_TOOL = Shape.empty()
            .with(Rules.TEXT, "type")
            .with(Rules.FLAG, "async")
            .with(FUNCTION, "function")
            .with(SERVER, "server")
            .with(Rules.number(50, 10_000), "maxTokens")
            .with(Rules.list(Rules.OBJECT), "messages", "parameters")
            .with(Rules.OBJECT, "rejectionPlan", "variableExtractionPlan");

    private static final Rule TOOL = (value, path, problems) -> {
        if (!value.path("type").isTextual()) {
            problems.add(path + ".type must be a string");
        } else if (value.path("type").textValue().equals("function")) {
            FUNCTION_TOOL.check(value, path, problems);
        }
    };

    private static final Rule MESSAGE =
            Shape.empty().with(Rules.TEXT, "role", "content", "name").with(Rules.ANY, "tool_calls", "tool_call_id");

    private static final Rule MODEL = Shape.empty()
            .with(Rules.TEXT, "provider", "model", "url", "knowledgeBaseId")
            .with(Rules.list(MESSAGE), "messages")
            .with(Rules.list(TOOL), "tools")
            .with(Rules.list(Rules.TEXT), "toolIds", "fallbackModels")
            .with(Rules.OBJECT, "knowledgeBase", "headers")
            .with(Rules.number(0, 2), "temperature")
            .with(Rules.number(50, 10_000), "maxTokens")
            .with(Rules.FLAG, "emotionRecognitionEnabled")
            .with(Rules.number(0, 1_000), "numFastTurns");

    private static final Rule STRUCTURED_DATA = Shape.empty()
            .with(Rules.FLAG, "enabled")
            .with(Rules.OBJECT, "schema")
            .with(Rules.list(MESSAGE), "messages")
            .with(Rules.number(1, 60), "timeoutSeconds");

    private static final Rule ANALYSIS = Shape.empty()
            .with(Rules.OBJECT, "summaryPlan", "successEvaluationPlan")
            .with(STRUCTURED_DATA, "structuredDataPlan")
            .with(Rules.list(Rules.OBJECT), "structuredDataMultiPlan")
            .with(Rules.number(0, 1_000), "minMessagesThreshold");

    private static final Rule VOICEMAIL_DETECTION = (value, path, problems) -> {
        boolean off = value.isTextual() && value.textValue().equals("off");
        if (!off) {
            Rules.PROVIDED.check(value, path, problems);
        }
    };

    /** An assistant. */
    public static final Shape ASSISTANT = Shape.empty()
            .with(Rules.text(40), "name")
            .with(Rules.OBJECT, "metadata")
            .with(MODEL, "model")
            .with(Rules.PROVIDED, "voice", "transcriber")
            .with(Rules.TEXT, "firstMessage", "backgroundSound")
            .with(
                    Rules.oneOf(List.of(
                            "assistant-speaks-first",
                            "assistant-speaks-first-with-model-generated-message",
                            "assistant-waits-for-user")),
                    "firstMessageMode")
            .with(VOICEMAIL_DETECTION, "voicemailDetection")
            .with(Rules.text(1000), "voicemailMessage", "endCallMessage")
            .with(Rules.list(Rules.TEXT), "endCallPhrases", "clientMessages", "credentialIds")
            .with(Rules.number(10, 43_200), "maxDurationSeconds")
            .with(Rules.list(Rules.oneOf(SERVER_MESSAGES)), "serverMessages")
            .with(SERVER, "server")
            .with(ANALYSIS, "analysisPlan")
            .with(
                    Rules.OBJECT,
                    "artifactPlan",
                    "compliancePlan",
                    "monitorPlan",
                    "startSpeakingPlan",
                    "stopSpeakingPlan",
                    "keypadInputPlan",
                    "backgroundSpeechDenoisingPlan")
            .with(Rules.FLAG, "firstMessageInterruptionsEnabled", "modelOutputInMessagesEnabled")
            .with(Rules.list(Rules.OBJECT), "hooks", "transportConfigurations", "credentials");

    /** What may be overridden for one call. */
    public static final Shape OVERRIDES =
            ASSISTANT.with(Rules.OBJECT, "variableValues").with(Rules.list(TOOL), "tools:append");

    private AssistantShape() {}
}
