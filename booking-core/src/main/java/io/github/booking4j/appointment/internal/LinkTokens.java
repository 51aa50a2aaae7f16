package io.github.booking4j.appointment.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tokens that stand in addresses and open one thing to whoever has them; only their hashes are kept. */
public final class LinkTokens {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final Secrets secrets;

    /** Tokens of secrets. */
    public LinkTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A new token that leads to a subject. */
    String issue(UnitOfWork unit, Directory.Kind kind, ClientKey client, String subject) {
        String token = secrets.linkToken();
        unit.directory().put(new Directory.Entry(kind, Secrets.sha256(token), client, subject));
        return token;
    }

    /** Where a token leads; what is no token leads nowhere, and is not looked for. */
    Optional<Directory.Entry> find(UnitOfWork unit, Directory.Kind kind, String token) {
        return TOKEN.matcher(token).matches() ? unit.directory().find(kind, Secrets.sha256(token)) : Optional.empty();
    }

    void revoke(UnitOfWork unit, Directory.Kind kind, ClientKey client, String token) {
        unit.directory().remove(kind, Secrets.sha256(token), client);
    }
}
