package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.spi.store.TemplateRepository;
import java.util.Optional;

final class InMemoryTemplates implements TemplateRepository {
    private final Schema schema;

    InMemoryTemplates(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Optional<Template> find(ClientKey client, MessageKind kind, Channel channel) {
        return schema.templates.find(client, kind, channel).map(Schema.OwnTemplate::template);
    }

    @Override
    public void put(ClientKey client, Template template) {
        schema.templates.put(new Schema.OwnTemplate(client, template));
    }

    @Override
    public boolean remove(ClientKey client, MessageKind kind, Channel channel) {
        Optional<Schema.OwnTemplate> own = schema.templates.find(client, kind, channel);
        own.ifPresent(schema.templates::remove);
        return own.isPresent();
    }
}
