package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.contact.PhoneParse;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.lead.OptOutImport;
import io.github.booking4j.lead.OptOuts;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the opt-outs of clients. */
final class OptOutService implements OptOuts {
    private static final int MAX_WORDS = 200;
    private static final int MOST = 200;

    private final BookingStore store;
    private final InstantSource clock;
    private final Suppression suppression;
    private final OptOutImporter importer;
    private final PhoneNumbers phones = new PhoneNumbers();

    OptOutService(BookingStore store, InstantSource clock, Suppression suppression) {
        this.store = store;
        this.clock = clock;
        this.suppression = suppression;
        this.importer = new OptOutImporter(store, suppression, this);
    }

    @Override
    public OptOut add(ClientKey client, String address, String source, @Nullable String text) {
        return add(client, address, source, text, null);
    }

    @Override
    public OptOut add(
            ClientKey key, String typed, String source, @Nullable String text, @Nullable String idempotencyKey) {
        Client client = client(key);
        String address = address(client, typed);
        String words = FreeText.cleanLines("/text", text, OptOut.MAX_TEXT);
        OptOut said = suppression.said(key, address, required("/source", source), words);
        OncePerKey once = new OncePerKey(idempotencyKey, "opt-out", Secrets.sha256(address));
        return once.run(
                store,
                key,
                clock,
                unit -> store(unit, said),
                stored -> stored.id().toString(),
                (unit, owner, id) -> unit.optOuts()
                        .find(owner, OptOutId.parse(id))
                        .orElseThrow(() -> new ConflictException(
                                "opt_out_withdrawn", "This opt-out was taken back since; use a new key to repeat it")));
    }

    private OptOut store(UnitOfWork unit, OptOut said) {
        if (isPhone(said.address())) {
            suppression.optOut(unit, said);
        } else {
            unit.optOuts().insert(said);
        }
        return unit.optOuts().findByAddress(said.client(), said.address()).orElseThrow();
    }

    @Override
    public OptOutImport importAll(ClientKey key, Iterator<String> addresses, String source) {
        return importer.run(client(key), addresses, required("/source", source));
    }

    @Override
    public OptOutImport importCsv(ClientKey key, InputStream csv, String source) {
        return importer.runRows(client(key), new CsvRows(csv, clock), required("/source", source));
    }

    @Override
    public OptOut withdraw(ClientKey key, OptOutId id, String reason) {
        String why = required("/reason", reason);
        return store.inTransaction(unit -> {
            OptOut optOut = unit.optOuts()
                    .find(key, id)
                    .orElseThrow(() -> new NotFoundException("opt-out " + id, "opt_out_not_found"));
            return suppression.lift(unit, optOut, "api", why);
        });
    }

    @Override
    public Optional<OptOut> find(ClientKey client, OptOutId id) {
        return store.inTransaction(unit -> unit.optOuts().find(client, id));
    }

    @Override
    public Optional<OptOut> findByAddress(ClientKey key, String typed) {
        Client client = client(key);
        String address = address(client, typed);
        return store.inTransaction(unit -> unit.optOuts().findByAddress(key, address));
    }

    @Override
    public List<OptOut> list(ClientKey client, @Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
        }
        return store.inTransaction(unit -> unit.optOuts().list(client, after, limit));
    }

    /** The E.164 number or the email address that was typed. */
    String address(Client client, String typed) {
        if (typed.indexOf('@') >= 0) {
            EmailAddress email = EmailAddress.parse("/email", typed);
            if (email != null) {
                return email.value();
            }
        }
        PhoneParse parse = phones.parse(typed, client.profile().region());
        if (parse instanceof PhoneParse.Invalid invalid) {
            throw new InvalidException(invalid.at("/phone"));
        }
        return ((PhoneParse.Valid) parse).number().e164();
    }

    static boolean isPhone(String address) {
        return address.startsWith("+");
    }

    private static String required(String pointer, String text) {
        String clean = FreeText.clean(pointer, text, MAX_WORDS);
        if (clean == null) {
            throw new InvalidException(new FieldProblem(pointer, "required", "must not be blank"));
        }
        return clean;
    }

    private Client client(ClientKey key) {
        return store.inTransaction(unit -> unit.clients().find(key))
                .orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }
}
