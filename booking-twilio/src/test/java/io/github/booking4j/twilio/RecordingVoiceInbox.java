package io.github.booking4j.twilio;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceInbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what an engine would have been told and asked, and answers tools as it was told in advance. */
final class RecordingVoiceInbox implements VoiceInbox {
    static final String SLOTS = """
            {"slots":[{"start":"2030-03-05T15:00-05:00","resource":"room-1","service":"check-up","spoken":"Tuesday at 3 & a bit"},
            {"start":"2030-03-06T10:00-05:00","resource":"room-1","service":"check-up","spoken":"Wednesday at 10"}]}""";

    final List<ProviderCall> reports = new CopyOnWriteArrayList<>();
    final List<ToolCall> tools = new CopyOnWriteArrayList<>();
    final List<Turn> turns = new CopyOnWriteArrayList<>();
    final List<IncomingCall> incoming = new CopyOnWriteArrayList<>();
    final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "find_slots",
            SLOTS,
            "book_appointment",
            "{\"booked\":true,\"spoken\":\"Tuesday at 3\"}",
            "opt_out",
            "{\"ok\":true}",
            "request_callback",
            "{\"ok\":true}"));
    volatile IncomingAnswer incomingAnswer = new IncomingAnswer("keypad", Map.of("businessName", "Acme"), null);
    volatile boolean broken;

    @Override
    public void report(ProviderCall call) {
        reports.add(call);
    }

    @Override
    public String tool(ToolCall call) {
        if (broken) {
            throw new IllegalStateException("the store is away");
        }
        tools.add(call);
        return answers.getOrDefault(call.name(), "{}");
    }

    @Override
    public void heard(Turn turn) {
        turns.add(turn);
    }

    @Override
    public boolean isOptOut(String words) {
        return words.contains("stop calling");
    }

    @Override
    public Optional<PhoneNumber> transfer(LiveCall call) {
        throw new AssertionError("A call by keys is not handed over");
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        incoming.add(call);
        return incomingAnswer;
    }
}
