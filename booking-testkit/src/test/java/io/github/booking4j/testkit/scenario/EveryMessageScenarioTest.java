package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.message.NewMessage;
import io.github.booking4j.spi.gateway.DialRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Brings about every message there is, by what leads do, and leaves each in {@code target/messages} to be looked at. */
class EveryMessageScenarioTest {
    private static final Path SHOWN = Path.of("target", "messages");
    private static final Set<MessageKind> BY_EMAIL_ONLY = EnumSet.of(MessageKind.WELCOME, MessageKind.FORWARDED);
    private static final Set<MessageKind> BY_SMS_ONLY =
            EnumSet.of(MessageKind.REMINDER, MessageKind.FOLLOW_UP_CALLBACK);

    private final World world = World.at(World.MONDAY);

    @Test
    @Tag("message.every-kind")
    void everyMessageSaysWhatItShouldAndNothingIsLeftOpen() throws IOException {
        appointments();
        List<String> outcomes = List.of("no_answer", "voicemail", "callback_requested", "interested", "not_interested");
        for (int i = 0; i < outcomes.size(); i++) {
            world.ends(world.dialled(10 + i), outcomes.get(i));
        }
        failed(20);
        own();
        for (int day = 0; day < 40; day++) {
            world.clock.advance(Duration.ofDays(1));
            world.engine.runDue();
        }

        Map<String, Message> sent = new HashMap<>();
        for (Message message : world.engine
                .messages()
                .list(world.client, new MessageQuery(null, null, MessageStatus.SENT, null, 200))) {
            sent.put(message.kind() + " " + message.channel(), message);
        }
        for (MessageKind kind : EnumSet.complementOf(EnumSet.of(MessageKind.REPLY))) {
            if (!BY_EMAIL_ONLY.contains(kind)) {
                look(sent.get(kind + " " + Channel.SMS), kind);
            }
            if (!BY_SMS_ONLY.contains(kind)) {
                look(sent.get(kind + " " + Channel.EMAIL), kind);
            }
        }
    }

    private void appointments() {
        Appointment booked = world.booked(1, "2026-03-04T12:00");
        world.engine.runDue();
        world.engine.appointments().reschedule(world.client, booked.id(), NewTime.at("2026-03-05T15:00"));
        world.sms.receive(new PhoneNumber(World.phone(1)), "Is there parking?");
        world.runAt("2026-03-04T20:00:00Z");
        world.engine.appointments().cancel(world.client, booked.id());
        world.engine.runDue();
        world.clock.set(World.MONDAY.plus(Duration.ofDays(7)));
    }

    private void own() {
        LeadId lead = world.lead(1).id();
        String text = "{{business.name}} here: what you ordered is ready. Reply STOP to opt out.";
        for (NewMessage message :
                List.of(NewMessage.sms(lead, text), NewMessage.email(lead, "{{lead.firstName}}, it is ready", text))) {
            world.engine.messages().send(world.client, message);
            world.engine.messages().send(world.client, message.asOffer());
        }
    }

    /** Who cannot be called twice is written to. */
    private void failed(int lead) {
        world.ends(world.dialled(lead), "failed");
        world.clock.advance(Duration.ofMinutes(10));
        world.engine.runDue();
        DialRequest again = world.lastDial();
        world.ends(again, "failed");
    }

    private static void look(Message message, MessageKind kind) throws IOException {
        assertThat(message).as("a message of kind " + kind).isNotNull();
        Message.Content content = message.content();
        assertThat(content).as(kind.name()).isNotNull();
        String name = (kind + "-" + message.channel()).toLowerCase(Locale.ROOT);
        Files.createDirectories(SHOWN);
        Files.writeString(SHOWN.resolve(name + ".txt"), content.subject() + "\n\n" + content.text());
        if (content.html() != null) {
            Files.writeString(SHOWN.resolve(name + ".html"), content.html());
        }
        for (String text : List.of(content.text(), String.valueOf(content.subject()), String.valueOf(content.html()))) {
            assertThat(text)
                    .as(name)
                    .doesNotContain("{{", "}}", "  ", " ,", " .")
                    .doesNotMatch("(?s).+null.*");
        }
        assertThat(content.text()).as(name).contains(kind == MessageKind.FORWARDED ? "Ana" : "Acme Dental");
        if (message.channel() == Channel.EMAIL) {
            assertThat(content.subject()).as(name).isNotBlank().doesNotContain("\n");
            assertThat(content.html()).as(name).startsWith("<!doctype html>");
            boolean hasLink = content.text().contains("http://");
            assertThat(content.html().contains("<a href=\"http://")).as(name).isEqualTo(hasLink);
        }
    }
}
