package io.github.booking4j.simulator.message.internal;

/**
 * What of the simulated Twilio can be set.
 *
 * @param accountSid the account
 * @param authToken its token, which also signs webhooks
 */
public record TwilioSettings(String accountSid, String authToken) {
    /** Without the token. */
    @Override
    public String toString() {
        return "TwilioSettings[" + accountSid + "]";
    }
}
