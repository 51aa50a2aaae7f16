package io.github.booking4j.servlet;

/** What can be read on a colour, by the relative luminance of WCAG 2. */
final class Contrast {
    private static final double BLACK_OR_WHITE = 0.179; // the luminance with the same contrast to both

    private Contrast() {}

    /** Black or white, for {@code #rrggbb}. */
    static String on(String color) {
        double luminance = 0.2126 * linear(color, 1) + 0.7152 * linear(color, 3) + 0.0722 * linear(color, 5);
        return luminance > BLACK_OR_WHITE ? "#000000" : "#ffffff";
    }

    private static double linear(String color, int from) {
        double part = Integer.parseInt(color.substring(from, from + 2), 16) / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
