package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.spi.store.TemplateRepository;
import java.util.Optional;

final class JdbcTemplateRepository implements TemplateRepository {
    private static final String OF = " where client_key = :client and kind = :kind and channel = :channel";

    private static final SqlText FIND =
            SqlText.of("select subject, content_text, content_html from booking_template" + OF);

    private static final SqlText UPDATE = SqlText.of(
            "update booking_template set subject = :subject, content_text = :text, content_html = :html" + OF);

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_template (client_key, kind, channel, subject, content_text, content_html)
            values (:client, :kind, :channel, :subject, :text, :html)""");

    private static final SqlText DELETE = SqlText.of("delete from booking_template" + OF);

    private final Sql sql;

    JdbcTemplateRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Template> find(ClientKey client, MessageKind kind, Channel channel) {
        return sql.one(
                FIND,
                key(client, kind, channel),
                row -> new Template(
                        kind,
                        channel,
                        row.textOrNull("subject"),
                        row.text("content_text"),
                        row.textOrNull("content_html")));
    }

    @Override
    public void put(ClientKey client, Template template) {
        Binds binds = key(client, template.kind(), template.channel())
                .put("subject", template.subject())
                .put("text", template.text())
                .put("html", template.html());
        // Another transaction may insert between the two; then there is something to update.
        if (sql.update(UPDATE, binds) == 0 && !sql.insertIfAbsent(INSERT, binds)) {
            sql.update(UPDATE, binds);
        }
    }

    @Override
    public boolean remove(ClientKey client, MessageKind kind, Channel channel) {
        return sql.update(DELETE, key(client, kind, channel)) == 1;
    }

    private static Binds key(ClientKey client, MessageKind kind, Channel channel) {
        return Binds.of(client).put("kind", kind).put("channel", channel);
    }
}
