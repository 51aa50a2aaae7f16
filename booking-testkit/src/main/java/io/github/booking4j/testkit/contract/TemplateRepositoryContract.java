package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.spi.store.TemplateRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link TemplateRepository} promises. */
public interface TemplateRepositoryContract extends StoreContract {
    @Test
    @Tag("store.templates")
    default void keepsTheNewestTemplateOfEachKindAndChannelOfEachClient() {
        Client client = givenClient();
        Client other = givenClient();
        Template sms = Template.sms(MessageKind.REMINDER, "Bis {{appointment.near}} 🦷\n{{business.name}}");
        Template email =
                Template.email(MessageKind.REMINDER, "Morgen", "Bis morgen!").withHtml("<p>Bis morgen!</p>");
        Template plain = Template.email(MessageKind.REMINDER, "Bald", "Bis bald!");

        change(unit -> unit.templates().put(client.key(), sms));
        change(unit -> unit.templates().put(client.key(), email));
        rollBack(unit -> unit.templates().put(client.key(), plain));

        assertThat(find(unit -> unit.templates().find(client.key(), MessageKind.REMINDER, Channel.SMS)))
                .contains(sms);
        assertThat(find(unit -> unit.templates().find(client.key(), MessageKind.REMINDER, Channel.EMAIL)))
                .contains(email);
        assertThat(find(unit -> unit.templates().find(client.key(), MessageKind.CONFIRMATION, Channel.SMS)))
                .isEmpty();
        assertThat(find(unit -> unit.templates().find(other.key(), MessageKind.REMINDER, Channel.SMS)))
                .isEmpty();

        change(unit -> unit.templates().put(client.key(), plain));

        assertThat(find(unit -> unit.templates().find(client.key(), MessageKind.REMINDER, Channel.EMAIL)))
                .contains(plain);
    }

    @Test
    @Tag("store.templates")
    default void forgetsATemplateOnce() {
        Client client = givenClient();
        change(unit -> unit.templates().put(client.key(), Template.sms(MessageKind.REMINDER, "Soon.")));

        assertThat(holds(unit -> unit.templates().remove(client.key(), MessageKind.REMINDER, Channel.EMAIL)))
                .isFalse();
        assertThat(holds(unit -> unit.templates().remove(client.key(), MessageKind.REMINDER, Channel.SMS)))
                .isTrue();
        assertThat(holds(unit -> unit.templates().remove(client.key(), MessageKind.REMINDER, Channel.SMS)))
                .isFalse();
        assertThat(find(unit -> unit.templates().find(client.key(), MessageKind.REMINDER, Channel.SMS)))
                .isEmpty();
    }
}
