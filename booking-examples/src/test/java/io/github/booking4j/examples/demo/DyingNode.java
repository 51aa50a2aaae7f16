package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.vapi.VapiVoice;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Function;

/**
 * A process that takes one lead in, dials it, and is gone in the middle: before or after the commit of one of its
 * transactions, or right before or after the provider is asked. Nothing is tidied up, no thread ends its work.
 */
final class DyingNode {
    /** How the process ends where it was to die. */
    static final int DEAD = 9;

    /** What the line of a step begins with. */
    static final String STEP = "step ";

    /** The step after the request. */
    static final String ANSWERED = "after the request";

    /** Gives a dead node up after seconds. */
    static final EnginePolicy POLICY = new EnginePolicy(
            2,
            Duration.ofMillis(200),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofSeconds(12),
            Duration.ofMillis(500));

    private final int last;
    private int steps;

    private DyingNode(int last) {
        this.last = last;
    }

    /**
     * The database's URL, the simulator's, the client's key, the lead's number, and the step to die at, 0: none. Prints each step that
     * it takes.
     */
    public static void main(String[] arguments) {
        DyingNode node = new DyingNode(Integer.parseInt(arguments[4]));
        JdbcBookingStore database = JdbcBookingStore.open(arguments[0], "sa", "");
        try (BookingEngine engine = engine(node.over(database), node.over(voice(arguments[1])))) {
            engine.leads().submit(new ClientKey(arguments[2]), NewLead.phone(arguments[3]));
            node.steps = 0;
            engine.runDue();
        }
    }

    static BookingEngine engine(BookingStore store, VoiceGateway voice) {
        return BookingEngine.builder().store(store).voice(voice).policy(POLICY).build();
    }

    static VoiceGateway voice(String simulatorUrl) {
        return VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .assistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .baseUrl(simulatorUrl)
                .callTimeout(Duration.ofSeconds(2))
                .build();
    }

    private void step(String name) {
        steps++;
        if (steps > 0) {
            System.out.println(STEP + steps + " " + name);
        }
        if (steps == last) {
            System.out.flush();
            Runtime.getRuntime().halt(DEAD);
        }
    }

    private BookingStore over(BookingStore store) {
        steps = Integer.MIN_VALUE; // until the lead is in
        return new BookingStore() {
            @Override
            public <T> T inTransaction(Function<UnitOfWork, T> work) {
                T result = store.inTransaction(unit -> {
                    T done = work.apply(unit);
                    step("before the commit");
                    return done;
                });
                step("after the commit");
                return result;
            }

            @Override
            public void prepare() {
                store.prepare();
            }

            @Override
            public void listen(CommitListener listener) {
                store.listen(listener);
            }

            @Override
            public void ping() {
                store.ping();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    private VoiceGateway over(VoiceGateway voice) {
        return (VoiceGateway) Proxy.newProxyInstance(
                VoiceGateway.class.getClassLoader(), new Class<?>[] {VoiceGateway.class}, (proxy, method, values) -> {
                    boolean asks = method.getName().equals("place");
                    if (asks) {
                        step("before the request");
                    }
                    try {
                        Object answer = method.invoke(voice, values);
                        if (asks) {
                            step(ANSWERED);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
