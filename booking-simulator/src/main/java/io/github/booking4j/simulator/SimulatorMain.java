package io.github.booking4j.simulator;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * The simulator as a process of its own: {@code --port N} (default 8900), {@code --smtp-port N}, {@code --journal FILE},
 * {@code --speed N}, {@code --concurrency N}. On SIGTERM or SIGINT it closes everything and ends.
 */
public final class SimulatorMain {
    private SimulatorMain() {}

    /** Runs until the process is told to end; exits with 2 if the options are wrong, with 1 if it can not start. */
    public static void main(String[] arguments) {
        int status = run(System.out, System.err, new CountDownLatch(1), arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs until the latch is open or the process is told to end. */
    static int run(PrintStream out, PrintStream err, CountDownLatch stop, String... arguments) {
        ProviderSimulator.Builder builder;
        try {
            builder = SimulatorOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            return wrongOptions(err, e);
        }
        try (ProviderSimulator simulator = builder.start()) {
            Thread hook = new Thread(simulator::close, "simulator-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            out.println("Simulator at " + simulator.baseUrl() + " (Vapi " + simulator.vapiUrl() + ", Twilio "
                    + simulator.twilioUrl() + ", SMTP 127.0.0.1:" + simulator.smtpPort() + ")");
            out.flush();
            stop.await();
            Runtime.getRuntime().removeShutdownHook(hook);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (IllegalArgumentException e) {
            return wrongOptions(err, e);
        } catch (RuntimeException e) {
            err.println("The simulator can not start: " + e.getMessage());
            return 1;
        }
    }

    private static int wrongOptions(PrintStream err, IllegalArgumentException e) {
        err.println(e.getMessage());
        err.println("Usage: " + SimulatorOptions.USAGE);
        return 2;
    }
}
