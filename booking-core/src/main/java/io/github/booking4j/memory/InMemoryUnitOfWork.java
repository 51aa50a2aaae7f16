package io.github.booking4j.memory;

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

/** Serves every transaction: its tables refuse to be touched outside of one. */
record InMemoryUnitOfWork(
        ClientRepository clients,
        ApiKeyRepository apiKeys,
        Directory directory,
        LeadRepository leads,
        EnquiryRepository enquiries,
        OptOutRepository optOuts,
        ImportRepository imports,
        CallRepository calls,
        CallQueue callQueue,
        WaitingLine waitingLine,
        SpendRepository spending,
        CatalogRepository catalog,
        CalendarRepository calendar,
        AppointmentRepository appointments,
        MessageRepository messages,
        TemplateRepository templates,
        SequenceRepository sequences,
        JobQueue jobs,
        EventLog events,
        IdempotencyRepository idempotency,
        Statistics statistics)
        implements UnitOfWork {

    static UnitOfWork on(Schema schema, InstantSource leaseClock) {
        InMemoryCalendar calendar = new InMemoryCalendar(schema);
        return new InMemoryUnitOfWork(
                new InMemoryClients(schema),
                new InMemoryApiKeys(schema),
                new InMemoryDirectory(schema),
                new InMemoryLeads(schema),
                new InMemoryEnquiries(schema),
                new InMemoryOptOuts(schema),
                new InMemoryImports(schema),
                new InMemoryCalls(schema.calls),
                new InMemoryCallQueue(schema.calls),
                new InMemoryWaitingLine(schema.calls),
                new InMemorySpending(schema),
                new InMemoryCatalog(schema, calendar),
                calendar,
                new InMemoryAppointments(schema),
                new InMemoryMessages(schema),
                new InMemoryTemplates(schema),
                new InMemorySequences(schema),
                new InMemoryJobQueue(schema, leaseClock),
                new InMemoryEventLog(schema),
                new InMemoryIdempotency(schema),
                new InMemoryStatistics(schema));
    }
}
