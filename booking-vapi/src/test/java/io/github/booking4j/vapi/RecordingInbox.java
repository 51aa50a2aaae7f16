package io.github.booking4j.vapi;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.VoiceInbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told and answers every tool with its own arguments. */
final class RecordingInbox implements VoiceInbox {
    final List<ProviderCall> reports = new CopyOnWriteArrayList<>();
    final List<ToolCall> tools = new CopyOnWriteArrayList<>();
    final List<IncomingCall> incoming = new CopyOnWriteArrayList<>();
    final List<LiveCall> transferred = new CopyOnWriteArrayList<>();
    volatile Optional<PhoneNumber> taker = Optional.empty();
    volatile String toolAnswer = "{\"ok\":true}";
    volatile IncomingAnswer incomingAnswer = new IncomingAnswer("assistant-9", Map.of("firstName", "Dana"), null);
    volatile boolean broken;

    @Override
    public void report(ProviderCall call) {
        failIfBroken();
        reports.add(call);
    }

    @Override
    public String tool(ToolCall call) {
        failIfBroken();
        tools.add(call);
        return toolAnswer;
    }

    @Override
    public void heard(Turn turn) {
        throw new AssertionError("Vapi conducts its calls itself");
    }

    @Override
    public boolean isOptOut(String words) {
        throw new AssertionError("Vapi's assistant understands words itself");
    }

    @Override
    public Optional<PhoneNumber> transfer(LiveCall call) {
        failIfBroken();
        transferred.add(call);
        return taker;
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        failIfBroken();
        incoming.add(call);
        return incomingAnswer;
    }

    boolean isUntouched() {
        return reports.isEmpty() && tools.isEmpty() && incoming.isEmpty() && transferred.isEmpty();
    }

    private void failIfBroken() {
        if (broken) {
            throw new IllegalStateException("the store is away");
        }
    }
}
