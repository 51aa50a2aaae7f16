package io.github.booking4j.simulator.call.internal.webhook;

import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.internal.live.CallJson;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.simulator.fault.internal.FaultPlan;
import io.github.booking4j.simulator.internal.webhook.Courier;
import io.github.booking4j.simulator.internal.webhook.Pace;
import io.github.booking4j.simulator.internal.webhook.RetryPlan;
import io.github.booking4j.simulator.internal.webhook.WebhookSender;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What every call's reporter shares. */
public record ReporterFactory(
        CallJson json,
        VapiSigner signer,
        WebhookSender sender,
        FaultPlan faults,
        Pace pace,
        InstantSource clock,
        DoubleSupplier dice) {

    /** The reporter of a call; the default address serves assistants without a server of their own. */
    public CallReporter reporter(LiveCall call, @Nullable String defaultUrl) {
        boolean twice = call.placement().script() == CallScript.BOOKS_WEBHOOKS_TWICE;
        WebhookTrouble trouble = twice ? WebhookTrouble.TWICE_AND_REORDERED : faults.webhookTrouble();
        return new CallReporter(call, this, defaultUrl, trouble);
    }

    Courier courier(RetryPlan retries, WebhookTrouble trouble, BiConsumer<String, Integer> log) {
        return new Courier(sender, pace, retries, trouble, dice, log);
    }
}
