package io.github.booking4j.internal.job;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Instant;

/** Does one kind of job. It reloads the state and may find nothing to do; it may run twice, on two nodes, and die anywhere. */
public interface JobHandler {
    /** The stored name of the kind. */
    String kind();

    /** The lane it runs in. */
    Lane lane();

    /** Does the work, outside any transaction. An exception means: again later, with back-off. */
    JobResult run(Lease lease);

    /** A job of this kind. */
    default Job job(ClientKey client, Object subject, Instant due) {
        return new Job(client, kind(), subject.toString(), lane(), due);
    }
}
