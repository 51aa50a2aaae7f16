package io.github.booking4j.twilio;

import io.github.booking4j.spi.gateway.VoiceInbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person pressed or said.
 *
 * @param digits empty: nothing pressed
 * @param speech empty: nothing said
 * @param confidence how sure Twilio is of the words, 0 to 1
 */
record GivenAnswer(String digits, String speech, double confidence) {
    private static final int LONGEST = 500;
    /** Below it the words are as likely others. */
    private static final double LEAST_CONFIDENCE = 0.3;

    static GivenAnswer of(FormParameters form) {
        String speech = form.find("SpeechResult").orElse("").strip();
        return new GivenAnswer(
                form.find("Digits").orElse(""),
                speech.substring(0, Math.min(speech.length(), LONGEST)),
                form.find("Confidence").map(GivenAnswer::number).orElse(1.0));
    }

    /** What it means. A wish to be left alone is understood however unsure the words are. */
    Choice choice(List<OfferedSlot> slots, VoiceInbox inbox) {
        if (!digits.isEmpty()) {
            return Choice.ofKey(digits.charAt(0));
        }
        if (speech.isEmpty()) {
            return Choice.SILENCE;
        }
        if (inbox.isOptOut(speech)) {
            return Choice.OPT_OUT;
        }
        return confidence < LEAST_CONFIDENCE ? Choice.UNCLEAR : SpokenChoice.of(speech, slots);
    }

    /** As the transcript has it; null: nothing. */
    @Nullable
    String text() {
        if (!digits.isEmpty()) {
            return "(pressed " + digits.charAt(0) + ")";
        }
        return speech.isEmpty() ? null : speech;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1.0;
        }
    }

    @Override
    public String toString() {
        return "GivenAnswer[" + confidence + "]";
    }
}
