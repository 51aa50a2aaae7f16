package io.github.booking4j.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant learnt about a lead, for the person who takes over: at once when it records it during a call, and what the
 * report adds. The newest call that tells of a thing counts for it.
 *
 * @param need what the lead needs
 * @param timing how soon
 * @param decisionMaker who decides
 * @param objections what spoke against it
 * @param callbackAt when the lead asked to be called; null: not said
 * @param callbackWindow when the lead is best called, in its own words; null: not said
 * @param details whatever else was learnt
 * @param learntAt when the newest of these calls ended; while it lasts, when it was queued
 */
public record Handoff(
        @Nullable String need,
        @Nullable String timing,
        @Nullable String decisionMaker,
        List<String> objections,
        @Nullable Instant callbackAt,
        @Nullable String callbackWindow,
        Map<String, String> details,
        Instant learntAt) {
    /** Copies the collections. */
    public Handoff {
        objections = List.copyOf(objections);
        details = Map.copyOf(details);
    }

    @Override
    public String toString() {
        return "Handoff[…]";
    }
}
