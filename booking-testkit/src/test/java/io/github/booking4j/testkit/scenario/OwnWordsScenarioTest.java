package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.call.GateDecision;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.message.NewMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OwnWordsScenarioTest {
    private static final String NIGHT = "2026-03-03T04:00:00Z"; // 23:00 in New York

    private final World world = World.at(MONDAY);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Tag("message.own-words")
    void aNoticeGoesOutAtOnceAtAnyHour() {
        LeadId lead = lead();
        world.runAt(NIGHT);

        Message sent = world.engine
                .messages()
                .send(world.client, NewMessage.sms(lead, "{{lead.firstName}}, bring your card. {{business.name}}"));
        world.engine.runDue();

        assertThat(world.sms.sent())
                .last()
                .satisfies(sms -> assertThat(sms.text()).isEqualTo("Ana, bring your card. Acme Dental"));
        assertThat(find(sent).status()).isEqualTo(MessageStatus.SENT);
        assertThat(find(sent).gate()).isNull();
    }

    @Test
    @Tag("message.own-words")
    void anOfferWaitsForTheMorningOfTheLeadAndKeepsWhatTheGateDecided() {
        LeadId lead = lead();
        world.runAt(NIGHT);
        int before = world.sms.sent().size();

        Message offer = world.engine.messages().send(world.client, offer(lead));
        world.engine.runDue();
        assertThat(world.sms.sent()).hasSize(before);
        assertThat(find(offer).gate()).isNull();

        world.runAt("2026-03-03T13:00:00Z");

        assertThat(world.sms.sent()).hasSize(before + 1);
        assertThat(find(offer).gate())
                .isEqualTo(new GateDecision(true, List.of(), Instant.parse("2026-03-03T13:00:00Z")));
    }

    @Test
    @Tag("message.gate")
    void anOfferThatTheGateForbidsWhenItsTimeComesIsDroppedWithTheReason() {
        LeadId lead = lead();
        world.runAt(NIGHT);
        Message offer = world.engine.messages().send(world.client, offer(lead));
        world.engine.runDue();

        world.engine.leads().stop(world.client, lead);
        world.runAt("2026-03-03T13:00:00Z");

        assertThat(find(offer).status()).isEqualTo(MessageStatus.DROPPED);
        assertThat(find(offer).gate())
                .isEqualTo(new GateDecision(false, List.of("stopped"), Instant.parse("2026-03-03T13:00:00Z")));
    }

    @Test
    @Tag("message.own-words")
    void whoMustNotBeWrittenToIsNot() {
        LeadId lead = lead();
        world.engine.leads().stop(world.client, lead);
        assertRefused(offer(lead), "stopped");
        world.engine.messages().send(world.client, NewMessage.sms(lead, "Your X-ray is ready."));

        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(1)), "test");

        assertRefused(NewMessage.sms(lead, "Your X-ray is ready."), "opted_out");
        assertRefused(offer(lead), "opted_out");
    }

    @Test
    @Tag("message.own-words")
    void theSameKeySendsOneMessage() {
        LeadId lead = lead();
        NewMessage once = NewMessage.sms(lead, "Your X-ray is ready.").idempotencyKey("k1");

        Message first = world.engine.messages().send(world.client, once);
        Message again = world.engine.messages().send(world.client, once);

        assertThat(again.id()).isEqualTo(first.id());
        assertRefused(NewMessage.sms(lead, "Another").idempotencyKey("k1"), "idempotency_key_reused");
    }

    @Test
    @Tag("message.own-words")
    void whatCannotBeSentIsNamed() {
        LeadId lead = lead();
        assertInvalid(NewMessage.sms(lead, "{{appointment.when}}"), "/text", "unknown_variable");
        assertInvalid(NewMessage.sms(lead, "20 % off!").asOffer(), "/text", "opt_out_missing");
        assertInvalid(NewMessage.email(lead, " ", "Hi"), "/subject", "required");
        assertInvalid(new NewMessage(lead, MessageKind.REMINDER, Channel.SMS, null, "Soon", null), "/kind", "invalid");
    }

    private static NewMessage offer(LeadId lead) {
        return NewMessage.sms(lead, "20 % off this week. Reply STOP to opt out.")
                .asOffer();
    }

    private LeadId lead() {
        world.submit(1);
        world.engine.runDue();
        return world.lead(1).id();
    }

    private Message find(Message message) {
        return world.engine.messages().find(world.client, message.id()).orElseThrow();
    }

    private void assertRefused(NewMessage message, String code) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> world.engine.messages().send(world.client, message))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private void assertInvalid(NewMessage message, String pointer, String code) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> world.engine.messages().send(world.client, message))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(FieldProblem::pointer, FieldProblem::code)
                        .containsExactly(tuple(pointer, code)));
    }
}
