package io.github.booking4j.testkit.contract;

/**
 * Every contract of {@link io.github.booking4j.spi.store.BookingStore}, gathered: implement it in the test class of an adapter.
 *
 * <pre>{@code
 * class MyStoreContractTest implements BookingStoreContract {
 *     private static final SettableClock LEASE_CLOCK = SettableClock.at(Samples.NOW);
 *     private static final BookingStore STORE = …;   // prepared
 *
 *     public BookingStore store() {
 *         return STORE;
 *     }
 *
 *     public SettableClock leaseClock() {
 *         return LEASE_CLOCK;
 *     }
 * }
 * }</pre>
 */
public interface BookingStoreContract
        extends TransactionContract,
                RollbackContract,
                CommitNewsContract,
                LockContract,
                ClientRepositoryContract,
                ApiKeyRepositoryContract,
                DirectoryContract,
                LeadRepositoryContract,
                LeadListContract,
                EnquiryRepositoryContract,
                OptOutRepositoryContract,
                ImportRepositoryContract,
                CallRepositoryContract,
                CallListContract,
                CallQueueContract,
                SpendRepositoryContract,
                WaitingLineContract,
                CatalogRepositoryContract,
                CalendarContract,
                CalendarOracleContract,
                CalendarStormContract,
                AppointmentRepositoryContract,
                MessageRepositoryContract,
                TemplateRepositoryContract,
                SequenceRepositoryContract,
                JobQueueContract,
                JobLeaseContract,
                JobClaimContract,
                EventLogContract,
                IdempotencyContract,
                StatisticsContract {}
