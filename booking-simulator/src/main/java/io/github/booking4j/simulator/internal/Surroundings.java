package io.github.booking4j.simulator.internal;

import io.github.booking4j.simulator.fault.internal.FaultPlan;
import io.github.booking4j.simulator.internal.webhook.Pace;
import io.github.booking4j.simulator.internal.webhook.WebhookSender;
import io.github.booking4j.simulator.journal.internal.JournalFile;
import java.time.InstantSource;

/**
 * What all simulated providers share.
 *
 * @param faults what goes wrong
 * @param journal what reached them
 * @param sender of webhooks
 * @param pace how fast scripts run
 * @param clock what time it is
 * @param ids of everything new
 */
public record Surroundings(
        FaultPlan faults, JournalFile journal, WebhookSender sender, Pace pace, InstantSource clock, Ids ids) {}
