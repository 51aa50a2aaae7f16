package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.RowProblem;
import io.github.booking4j.spi.store.ImportRepository;
import io.github.booking4j.spi.store.ImportRepository.Part;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link ImportRepository} promises. */
public interface ImportRepositoryContract extends StoreContract {
    @Test
    @Tag("store.imports")
    default void keepsAnImportAndItsProgress() {
        Client client = givenClient();
        ImportId id = new ImportId(UUID.randomUUID());
        LeadImport started = new LeadImport(
                client.key(), id, LeadImport.Status.RUNNING, null, LeadImport.Counts.ZERO, List.of(), NOW, null);
        List<RowProblem> problems = LongStream.rangeClosed(1, LeadImport.MAX_PROBLEMS)
                .mapToObj(row -> new RowProblem(row, "phone", "not a number: \"…\" 📵"))
                .toList();
        LeadImport finished = new LeadImport(
                client.key(),
                id,
                LeadImport.Status.COMPLETED,
                5_000_000_000L,
                new LeadImport.Counts(3_000_000_000L, 2, 3, 4, 5, 6, 7),
                problems,
                NOW,
                NOW.plusNanos(1_000));

        change(unit -> unit.imports().insert(started));
        assertThat(find(unit -> unit.imports().find(client.key(), id))).contains(started);

        change(unit -> unit.imports().update(finished));
        assertThat(find(unit -> unit.imports().find(client.key(), id))).contains(finished);
    }

    @Test
    @Tag("store.client-isolation")
    default void anImportIsFoundByItsClientOnly() {
        Client client = givenClient();
        Client other = givenClient();
        ImportId id = new ImportId(UUID.randomUUID());
        change(unit -> unit.imports()
                .insert(new LeadImport(
                        client.key(),
                        id,
                        LeadImport.Status.FAILED,
                        null,
                        LeadImport.Counts.ZERO,
                        List.of(),
                        NOW.plusNanos(999),
                        NOW.plusNanos(1_001))));

        assertThat(find(unit -> unit.imports().find(other.key(), id))).isEmpty();
        LeadImport stored = find(unit -> unit.imports().find(client.key(), id)).orElseThrow();
        assertThat(stored.startedAt()).isEqualTo(NOW);
        assertThat(stored.finishedAt()).isEqualTo(NOW.plusNanos(1_000));
    }

    @Test
    @Tag("store.import-parts")
    default void keepsTheRowsOfAnImportInPartsUntilEachIsRemovedOnce() {
        Client client = givenClient();
        ImportId id = new ImportId(UUID.randomUUID());
        ImportId other = new ImportId(UUID.randomUUID());
        Part first = new Part(1, "[\"\u00e9 \\n\"]");
        Part second = new Part(2, "[]");
        change(unit -> {
            unit.imports().addPart(client.key(), id, second);
            unit.imports().addPart(client.key(), id, first);
            unit.imports().addPart(client.key(), other, first);
        });

        assertThat(find(unit -> unit.imports().partAfter(client.key(), id, 0))).contains(first);
        assertThat(find(unit -> unit.imports().partAfter(client.key(), id, 1))).contains(second);
        assertThat(find(unit -> unit.imports().partAfter(client.key(), id, 2))).isEmpty();
        assertThat(holds(unit -> unit.imports().removePart(client.key(), id, 1)))
                .isTrue();
        assertThat(holds(unit -> unit.imports().removePart(client.key(), id, 1)))
                .isFalse();

        change(unit -> unit.imports().removeParts(client.key(), id));
        assertThat(find(unit -> unit.imports().partAfter(client.key(), id, 0))).isEmpty();
        assertThat(find(unit -> unit.imports().partAfter(client.key(), other, 0)))
                .contains(first);
    }
}
