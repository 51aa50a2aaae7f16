package io.github.booking4j.jdbc;

import io.github.booking4j.spi.store.ApiKeyRepository;
import io.github.booking4j.spi.store.AppointmentRepository;
import io.github.booking4j.spi.store.CalendarRepository;
import io.github.booking4j.spi.store.CallQueue;
import io.github.booking4j.spi.store.CallRepository;
import io.github.booking4j.spi.store.CatalogRepository;
import io.github.booking4j.spi.store.ClientRepository;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EnquiryRepository;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository;
import io.github.booking4j.spi.store.ImportRepository;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.LeadRepository;
import io.github.booking4j.spi.store.MessageRepository;
import io.github.booking4j.spi.store.OptOutRepository;
import io.github.booking4j.spi.store.SequenceRepository;
import io.github.booking4j.spi.store.SpendRepository;
import io.github.booking4j.spi.store.Statistics;
import io.github.booking4j.spi.store.TemplateRepository;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.spi.store.WaitingLine;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

final class JdbcUnitOfWork implements UnitOfWork {
    private final Sql sql;
    private final JdbcClientRepository clients;
    private final CommitNotes notes = new CommitNotes();
    private final JdbcEventLog events;
    private final JdbcJobQueue jobs;

    /**
     * @param leaseClock null: the database's
     */
    JdbcUnitOfWork(Sql sql, @Nullable InstantSource leaseClock, Turns turns, ParsedSettings settings) {
        this.sql = sql;
        this.clients = new JdbcClientRepository(sql, settings);
        this.events = new JdbcEventLog(sql, notes);
        this.jobs = new JdbcJobQueue(sql, notes, leaseClock, turns);
    }

    /** Writes what was held back until the end of the transaction. */
    void flush() {
        events.flush();
        jobs.flush();
        sql.flush();
    }

    CommitNotes notes() {
        return notes;
    }

    @Override
    public void foresee(Runnable questions) {
        sql.foresee(questions);
    }

    @Override
    public ClientRepository clients() {
        return clients;
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return new JdbcApiKeyRepository(sql);
    }

    @Override
    public Directory directory() {
        return new JdbcDirectory(sql);
    }

    @Override
    public LeadRepository leads() {
        return new JdbcLeadRepository(sql);
    }

    @Override
    public EnquiryRepository enquiries() {
        return new JdbcEnquiryRepository(sql);
    }

    @Override
    public OptOutRepository optOuts() {
        return new JdbcOptOutRepository(sql);
    }

    @Override
    public ImportRepository imports() {
        return new JdbcImportRepository(sql);
    }

    @Override
    public CallRepository calls() {
        return new JdbcCallRepository(sql);
    }

    @Override
    public CallQueue callQueue() {
        return new JdbcCallQueue(sql);
    }

    @Override
    public WaitingLine waitingLine() {
        return new JdbcWaitingLine(sql);
    }

    @Override
    public SpendRepository spending() {
        return new JdbcSpendRepository(sql);
    }

    @Override
    public CatalogRepository catalog() {
        return new JdbcCatalogRepository(sql);
    }

    @Override
    public CalendarRepository calendar() {
        return new JdbcCalendarRepository(sql);
    }

    @Override
    public AppointmentRepository appointments() {
        return new JdbcAppointmentRepository(sql);
    }

    @Override
    public MessageRepository messages() {
        return new JdbcMessageRepository(sql);
    }

    @Override
    public TemplateRepository templates() {
        return new JdbcTemplateRepository(sql);
    }

    @Override
    public SequenceRepository sequences() {
        return new JdbcSequenceRepository(sql);
    }

    @Override
    public JobQueue jobs() {
        return jobs;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public IdempotencyRepository idempotency() {
        return new JdbcIdempotencyRepository(sql);
    }

    @Override
    public Statistics statistics() {
        return new JdbcStatistics(sql);
    }
}
