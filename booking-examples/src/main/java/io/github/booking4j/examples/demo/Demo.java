package io.github.booking4j.examples.demo;

import io.github.booking4j.error.StoreException;
import io.github.booking4j.simulator.SimulatorMain;
import java.io.PrintStream;
import java.util.Arrays;

/** Runs the whole product in one process: engine, H2, HTTP on Jetty, and a simulator of the providers. */
public final class Demo {
    private Demo() {}

    /** Starts the demo, or with {@code simulator} as first word only the simulator. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        if (arguments.length > 0 && arguments[0].equals("simulator")) {
            SimulatorMain.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (Arrays.asList(arguments).contains("--help")) {
            out.println(DemoOptions.USAGE);
            return;
        }
        int status;
        try {
            DemoOptions options = DemoOptions.read(arguments, System.getenv(), System.getProperties());
            status = new DemoRun(options, System.getenv(), out).run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            out.println(e.getMessage());
            out.println("--help tells the options");
            status = 2;
        } catch (StoreException e) {
            out.println(e.getMessage());
            out.println("Is it running, is it yours, and does no other demo use it?");
            status = 2;
        } catch (RuntimeException e) {
            // What did start has threads of its own, which would keep a failed demo standing.
            e.printStackTrace(out);
            status = 1;
        }
        System.exit(status);
    }
}
