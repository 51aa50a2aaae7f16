package io.github.booking4j.simulator;

import static org.awaitility.Awaitility.await;

import io.github.booking4j.simulator.call.SimulatedCall;
import java.time.Duration;

/** A simulator, a client that uses it, and the library it reports to. */
public final class Stage implements AutoCloseable {
    public final Library library = new Library()
            .offering("2030-03-04T15:00:00-05:00", "2030-03-04T15:30:00-05:00", "2030-03-04T16:00:00-05:00");
    public final ProviderSimulator simulator;
    public final Client client;

    public Stage() {
        this(ProviderSimulator.builder().speed(400));
    }

    public Stage(ProviderSimulator.Builder builder) {
        simulator = builder.start();
        client = new Client(simulator);
    }

    /** Dials a number and waits until its call is over and reported. */
    public SimulatedCall call(String number) {
        Client.Answer answer = client.vapi("POST", "/call", Client.call(number, library.url("/vapi")));
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
        return finished(answer.id());
    }

    /** Waits until a call is over and all its webhooks are sent. */
    public SimulatedCall finished(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> find(id).isFinished());
        return find(id);
    }

    public SimulatedCall find(String id) {
        return simulator.calls().stream()
                .filter(call -> call.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        simulator.close();
        library.close();
    }
}
