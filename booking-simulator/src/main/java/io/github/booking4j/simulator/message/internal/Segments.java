package io.github.booking4j.simulator.message.internal;

/** How many parts a text is sent in. */
final class Segments {
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_7_TWICE = "^{}\\[~]|€\f";

    private Segments() {}

    static int count(String text) {
        boolean gsm = text.chars().allMatch(unit -> GSM_7.indexOf(unit) >= 0 || GSM_7_TWICE.indexOf(unit) >= 0);
        return gsm ? count(text, 160, 153, true) : count(text, 70, 67, false);
    }

    // A character of two units is never cut: what does not fit goes into the next part whole.
    private static int count(String text, int single, int part, boolean gsm) {
        int total = 0;
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int units = gsm ? (GSM_7_TWICE.indexOf(point) >= 0 ? 2 : 1) : Character.charCount(point);
            total += units;
            if (used + units > part) {
                parts++;
                used = 0;
            }
            used += units;
            i += Character.charCount(point);
        }
        return total <= single ? 1 : parts;
    }
}
