package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.spi.gateway.AssistantRequest;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.VoiceInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import io.github.booking4j.testkit.Samples;
import io.github.booking4j.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node dies at each step of a dial in turn: at the begin and the end of every transaction, before the provider is asked and after.
 * No webhook ever comes. Another node goes on; all that it has is the database, and what the provider answers when it is asked.
 */
final class DialCrashTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    private final SettableClock clock = SettableClock.at(MONDAY);
    private final Provider provider = new Provider();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("call.crash-at-every-step")
    void whereverANodeDiesTheLeadIsCalledOnceAndTheCallIsConcluded(TestDatabase kind) {
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl());
                BookingEngine survivor = engine(pool, new Mortal())) {
            survivor.runDue();
            ClientKey client = survivor.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York")
                            .settings(atAnyTime()))
                    .client()
                    .key();
            survivor.runDue();

            List<String> whole = dial(pool, survivor, client, 0);
            assertThat(whole).contains("before the request", "after the request");
            assertThat(whole.subList(whole.indexOf("after the request"), whole.size()))
                    .as("the receipt is stored")
                    .contains("before the commit");
            int step = 1;
            while (dial(pool, survivor, client, step).size() == step) {
                step++;
            }
            assertThat(step).as("it died on the way to the end").isGreaterThan(whole.indexOf("after the request") + 3);
        }
    }

    private static ClientSettings atAnyTime() {
        return ClientSettings.defaults()
                .withCalls(CallSettings.defaults()
                        .withMaxCallDuration(Duration.ofMinutes(1))
                        .withWindow(Terms.AT_ANY_TIME));
    }

    /** One lead is dialled by a node that dies at a step, and the survivor does the rest; returns the steps. */
    private List<String> dial(HikariDataSource pool, BookingEngine survivor, ClientKey client, int step) {
        Mortal mortal = new Mortal();
        String phone = Samples.aPhone(step).e164();
        Lead lead = ((LeadResult.Accepted)
                        survivor.leads().submit(client, NewLead.phone(phone).timeZone("America/New_York")))
                .lead();
        try (BookingEngine node = engine(pool, mortal)) {
            mortal.dieAt(step);
            node.runDue();
        } catch (Mortal.Death expected) {
            assertThat(step).isPositive();
        }
        String where = "died at step " + step + " of " + mortal.steps();
        assertThat(conclude(survivor, lead)).as(where).isEqualTo(CallOutcome.NOT_INTERESTED);
        assertThat(provider.dialled(phone)).as(where).isEqualTo(1);
        return mortal.steps();
    }

    /** Time passes until the call is concluded, at most half an hour; how it ended. */
    private @Nullable CallOutcome conclude(BookingEngine survivor, Lead lead) {
        for (int minutes = 0; minutes < 30; minutes++) {
            clock.advance(Duration.ofMinutes(1));
            survivor.runDue();
            List<Call> calls = survivor.calls().list(lead.client(), new CallQuery(lead.id(), null, null, null, 10));
            assertThat(calls).hasSize(1);
            CallReport report = calls.get(0).report();
            if (report != null) {
                return report.outcome();
            }
        }
        return null;
    }

    private BookingEngine engine(HikariDataSource pool, Mortal mortal) {
        return BookingEngine.builder()
                .store(mortal.over(JdbcBookingStore.create(pool).withLeaseClock(clock)))
                .voice(new Line(mortal))
                .clock(clock)
                .build();
    }

    /** Whoever is called says no at once. */
    private final class Provider {
        private final List<String> dialled = new ArrayList<>();
        private final Map<String, ProviderCall> calls = new HashMap<>();

        long dialled(String phone) {
            return dialled.stream().filter(phone::equals).count();
        }

        PlacedCall place(DialRequest request) {
            String id = "provider-" + request.callId();
            dialled.add(request.to().e164());
            Findings findings =
                    new Findings(null, null, true, null, null, "not_interested", null, null, null, List.of(), Map.of());
            Ending ending = new Ending(Ending.Kind.COMPLETED, "customer-ended-call");
            Instant now = clock.instant();
            calls.put(id, new ProviderCall(id, request.callId(), null, Progress.ENDED, now, now, ending, findings));
            return new PlacedCall(id, null);
        }
    }

    /** The way of one node to the provider. */
    private final class Line implements VoiceGateway {
        private final Mortal mortal;

        Line(Mortal mortal) {
            this.mortal = mortal;
        }

        @Override
        public String account() {
            return "provider";
        }

        @Override
        public int maxConcurrentCalls() {
            return 10;
        }

        @Override
        public PlacedCall place(DialRequest request) {
            mortal.step("before the request");
            PlacedCall placed = provider.place(request);
            mortal.step("after the request");
            return placed;
        }

        @Override
        public Optional<ProviderCall> find(CallReference call) {
            return Optional.ofNullable(provider.calls.get("provider-" + call.callId()));
        }

        @Override
        public void hangUp(CallReference call) {
            throw new AssertionError("Nothing is to be hung up");
        }

        @Override
        public String provideAssistant(AssistantRequest request) {
            return "assistant";
        }

        @Override
        public List<WebhookHandler> webhooks(VoiceInbox engine) {
            return List.of();
        }

        @Override
        public String circuit() {
            return "closed";
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
