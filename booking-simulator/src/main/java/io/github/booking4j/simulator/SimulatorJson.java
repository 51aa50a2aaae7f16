package io.github.booking4j.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.SimulatedCall;
import io.github.booking4j.simulator.internal.http.Loopback;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.simulator.journal.internal.JournalFile;
import io.github.booking4j.simulator.mail.SimulatedMail;
import io.github.booking4j.simulator.message.SimulatedMessage;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the control API shows. */
final class SimulatorJson {
    private SimulatorJson() {}

    /** What a client must know to use the simulator. */
    static ObjectNode description(ProviderSimulator simulator) {
        SimulatorSettings settings = simulator.settings();
        SimulatorSettings.Credentials keys = settings.credentials();
        ObjectNode root = Json.object().put("name", "booking4j-simulator");
        root.putObject("vapi")
                .put("url", simulator.vapiUrl())
                .put("key", keys.vapiKey())
                .put("assistantId", ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .put("templateAssistantId", ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .put("phoneNumberId", ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .put("webhookSecret", keys.vapiWebhookSecret())
                .put("webhookAuthentication", lower(settings.webhookAuthentication()))
                .put("concurrencyLimit", settings.concurrencyLimit());
        root.putObject("twilio")
                .put("url", simulator.twilioUrl())
                .put("accountSid", keys.twilioAccountSid())
                .put("authToken", keys.twilioAuthToken())
                .put("fromNumber", ProviderSimulator.TWILIO_FROM_NUMBER);
        root.putObject("smtp").put("host", Loopback.HOST).put("port", simulator.smtpPort());
        return root.put("speed", settings.pace().speed());
    }

    static ObjectNode calls(List<SimulatedCall> calls) {
        return items(calls, SimulatorJson::call);
    }

    static ObjectNode messages(List<SimulatedMessage> messages) {
        return items(messages, SimulatorJson::message);
    }

    static ObjectNode mails(List<SimulatedMail> mails) {
        return items(mails, SimulatorJson::mail);
    }

    static ObjectNode journal(List<JournalEntry> entries) {
        return items(entries, JournalFile::toJson);
    }

    private static <T> ObjectNode items(List<T> list, Function<T, ObjectNode> item) {
        ObjectNode root = Json.object();
        ArrayNode items = root.putArray("items");
        list.forEach(one -> items.add(item.apply(one)));
        return root;
    }

    private static ObjectNode call(SimulatedCall call) {
        SimulatedCall.State state = call.state();
        ObjectNode json = Json.object()
                .put("id", call.id())
                .put("to", call.to())
                .put("name", call.name())
                .put("script", lower(call.script()))
                .put("status", state.status())
                .put("endedReason", state.endedReason())
                .put("finished", call.isFinished())
                .put("booked", call.hasBooked())
                .put("outcome", state.outcome())
                .put("cost", state.cost())
                .put("createdAt", state.createdAt().toString())
                .put("startedAt", text(state.startedAt()))
                .put("endedAt", text(state.endedAt()))
                .put("transcript", state.transcript());
        json.set("metadata", Json.node(call.metadata()));
        ArrayNode tools = json.putArray("tools");
        call.tools()
                .forEach(tool -> tools.addObject()
                        .put("name", tool.name())
                        .put("arguments", tool.arguments())
                        .put("answer", tool.answer()));
        ArrayNode webhooks = json.putArray("webhooks");
        call.webhooks()
                .forEach(sent -> webhooks.addObject().put("name", sent.name()).put("status", sent.status()));
        return json;
    }

    private static ObjectNode message(SimulatedMessage message) {
        ObjectNode json = Json.object()
                .put("sid", message.sid())
                .put("from", message.from())
                .put("to", message.to())
                .put("body", message.body())
                .put("direction", message.direction())
                .put("status", message.status())
                .put("errorCode", message.errorCode())
                .put("createdAt", message.createdAt().toString());
        json.set("callbacks", Json.node(message.callbacks()));
        return json;
    }

    private static ObjectNode mail(SimulatedMail mail) {
        ObjectNode json = Json.object()
                .put("messageId", mail.messageId())
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("receivedAt", mail.receivedAt().toString());
        json.set("to", Json.node(mail.to()));
        json.set("headers", Json.node(mail.headers()));
        json.set("parts", Json.node(mail.parts()));
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
