package io.github.booking4j.examples.demo;

/** Runs the whole product in one process. */
public final class Demo {
    private Demo() {}

    /** Starts the demo. */
    public static void main(String[] arguments) {
        System.out.println("Booking4j demo " + String.join(" ", arguments));
        System.exit(0);
    }
}
