package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadSearch;
import io.github.booking4j.lead.Leads;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.OptOuts;
import io.github.booking4j.lead.ReceivedEmail;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes leads in and finds them again. */
public final class LeadService implements Leads {
    private static final String DIRECT = "direct";
    private static final int MOST_LISTED = 200;

    private final BookingStore store;
    private final InstantSource clock;
    private final LeadIntake intake;
    private final Suppression suppression;
    private final OptOuts optOuts;
    private final LeadCheck check;
    private final EmailReader emails = new EmailReader(new PhoneNumbers());
    private final ImportSpool imports;
    private final ImportJob importing;
    private final LeadChanges changes;

    /**
     * @param listeners told inside the transaction, in order
     */
    public LeadService(
            BookingStore store,
            InstantSource clock,
            Supplier<UUID> ids,
            LeadIntake intake,
            List<LeadListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.check = new LeadCheck(clock);
        this.intake = intake;
        this.suppression = new Suppression(clock, ids, listeners);
        this.optOuts = new OptOutService(store, clock, suppression);
        LeadImporter importer = new LeadImporter(store, clock, ids, intake, check);
        this.importing = new ImportJob(store, clock, importer);
        this.imports = new ImportSpool(store, importer, importing);
        this.changes = new LeadChanges(store, clock, listeners, check);
    }

    /** Imports what was received to be imported later. */
    public JobHandler importing() {
        return importing;
    }

    @Override
    public LeadResult submit(ClientKey key, NewLead typed) {
        return submit(key, typed, OncePerKey.always());
    }

    @Override
    public LeadResult submit(ClientKey key, NewLead typed, String idempotencyKey) {
        return submit(key, typed, once(typed, idempotencyKey));
    }

    @Override
    public LeadResult submitEmail(ClientKey key, ReceivedEmail email, @Nullable String idempotencyKey) {
        Optional<NewLead> read = emails.read(client(key), email);
        return read.map(lead -> submit(key, lead, once(lead, idempotencyKey)))
                .orElseGet(() -> new LeadResult.Invalid(List.of(new FieldProblem(
                        "/text", "phone_missing", "holds no phone number that can be called, labelled or not"))));
    }

    @Override
    public LeadResult submitForm(
            ClientKey key, Map<String, String> fields, String source, @Nullable String idempotencyKey) {
        LabelledFields form = new LabelledFields();
        fields.forEach(form::put);
        String phone = form.value(CsvColumn.PHONE);
        NewLead lead = form.lead(phone == null ? "" : phone, source);
        return submit(key, lead, once(lead, idempotencyKey));
    }

    private LeadResult submit(ClientKey key, NewLead typed, OncePerKey once) {
        Client client = client(key);
        LeadCheck.Checked checked = check.check(client, typed);
        LeadCheck.Contact contact = checked.contact();
        if (contact == null) {
            return new LeadResult.Invalid(checked.problems());
        }
        LeadIntake.Purpose purpose = new LeadIntake.Purpose(Enquiry.Priority.FRESH, null, true);
        return once.run(
                store,
                key,
                clock,
                unit -> result(take(unit, client, contact, typed, purpose)),
                LeadAnswer::subject,
                LeadAnswer::again);
    }

    private static OncePerKey once(NewLead typed, @Nullable String key) {
        String words = Arrays.asList(
                        typed.phone(),
                        typed.name(),
                        typed.email(),
                        typed.service(),
                        typed.source(),
                        typed.notes(),
                        typed.timeZone())
                .toString();
        return new OncePerKey(key, "submit", Secrets.sha256(words));
    }

    /**
     * Takes in a lead that books by itself: stored like any other, but not called for it.
     *
     * @return the stored lead, or what is wrong with it
     */
    public LeadResult arriveToBook(UnitOfWork unit, Client client, NewLead typed) {
        LeadCheck.Checked checked = check.check(client, typed);
        LeadCheck.Contact contact = checked.contact();
        if (contact == null) {
            return new LeadResult.Invalid(checked.problems());
        }
        return result(take(unit, client, contact, typed, new LeadIntake.Purpose(Enquiry.Priority.FRESH, null, false)));
    }

    private LeadIntake.Taken take(
            UnitOfWork unit, Client client, LeadCheck.Contact contact, NewLead typed, LeadIntake.Purpose purpose) {
        String source = contact.details().source();
        Consent consent = typed.consent() != null
                ? typed.consent()
                : Consent.enquiry(source == null ? DIRECT : source, clock.instant());
        return intake.take(unit, client, List.of(new LeadIntake.Candidate(contact, consent)), purpose)
                .get(0);
    }

    private static LeadResult result(LeadIntake.Taken taken) {
        return LeadAnswer.of(taken.arrival(), taken.lead());
    }

    @Override
    public LeadImport importCsv(ClientKey key, InputStream csv, ImportOptions options) {
        checkOptions(options);
        return imports.take(client(key), new CsvRows(csv, clock), options);
    }

    @Override
    public LeadImport importLeads(ClientKey key, Iterator<NewLead> leads, ImportOptions options) {
        checkOptions(options);
        return imports.take(client(key), numbered(leads), options);
    }

    /** What is wrong with all rows is told once, before any is taken in. */
    private void checkOptions(ImportOptions options) {
        FieldProblems problems = new FieldProblems();
        var unused = problems.check(() -> LeadCheck.source(options.source()));
        check.checkConsent(options.consent(), problems);
        problems.throwIfAny();
    }

    private static Iterator<ImportRow> numbered(Iterator<NewLead> leads) {
        return new Iterator<>() {
            private long row;

            @Override
            public boolean hasNext() {
                return leads.hasNext();
            }

            @Override
            public ImportRow next() {
                return new ImportRow.Legible(++row, leads.next());
            }
        };
    }

    @Override
    public Optional<LeadImport> findImport(ClientKey client, ImportId id) {
        return store.inTransaction(unit -> unit.imports().find(client, id));
    }

    @Override
    public Optional<Lead> find(ClientKey client, LeadId id) {
        return store.inTransaction(unit -> unit.leads().find(client, id));
    }

    @Override
    public List<Enquiry> listEnquiries(ClientKey client, LeadId id, int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST_LISTED + ": " + limit);
        }
        return store.inTransaction(unit -> unit.enquiries().list(client, id, limit));
    }

    @Override
    public List<Lead> list(ClientKey client, LeadQuery query) {
        return store.inTransaction(unit ->
                unit.leads().list(client, query.search(spelt(unit, client, query.search()))));
    }

    /**
     * The number of a lead is looked for as it is stored, however it was spelt. Some digits of a number may be another number that
     * exists: they stay what was typed, unless a lead has it.
     */
    private @Nullable LeadSearch spelt(UnitOfWork unit, ClientKey key, @Nullable LeadSearch search) {
        if (search == null) {
            return null;
        }
        return unit.clients()
                .find(key)
                .flatMap(client -> check.phone(client, search.text()))
                .filter(phone -> unit.leads().findByPhone(key, phone).isPresent())
                .map(phone -> new LeadSearch(phone.e164()))
                .orElse(search);
    }

    @Override
    public Lead edit(ClientKey client, LeadId id, UnaryOperator<NewLead> change) {
        return changes.edit(client, id, change);
    }

    @Override
    public Lead stop(ClientKey client, LeadId id) {
        return changes.stop(client, id);
    }

    @Override
    public void optOut(ClientKey key, PhoneNumber phone, String source) {
        client(key);
        store.inTransaction(unit -> optOut(unit, key, phone, source, null));
    }

    /**
     * The same inside a transaction; returns whether it is news.
     *
     * @param text the words that said so; null: none are known
     */
    public boolean optOut(UnitOfWork unit, ClientKey client, PhoneNumber phone, String source, @Nullable String text) {
        return suppression.optOut(unit, suppression.said(client, phone.e164(), source, text));
    }

    /**
     * Takes back, inside a transaction, what a text message said; an opt-out that was said by any other way stays.
     *
     * @return whether there was one
     */
    public boolean optInByTextMessage(UnitOfWork unit, ClientKey client, PhoneNumber phone) {
        return suppression.optInByTextMessage(unit, client, phone);
    }

    /** Whether {@link #optInByTextMessage} has anything to take back. */
    public boolean mayOptIn(UnitOfWork unit, ClientKey client, PhoneNumber phone) {
        return Suppression.liftable(unit, client, phone).isPresent();
    }

    /** Opt-outs of the same leads. */
    public OptOuts optOuts() {
        return optOuts;
    }

    private Client client(ClientKey key) {
        return store.inTransaction(unit -> unit.clients().find(key))
                .orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }

    static void requireSameOperation(Claim claim, String operation) {
        if (!claim.operation().equals(operation)) {
            throw new ConflictException("idempotency_key_reused", "This idempotency key was used for another request");
        }
    }
}
