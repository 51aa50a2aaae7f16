package io.github.booking4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.error.StoreException;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {
    private record Line(int id, String colour, boolean listed) {}

    private final Journal journal = new Journal();
    private final Table<Line> lines = new Table<>(journal, line -> Key.of(line.id));
    private final Index<Line> byColour = lines.index(line -> line.listed ? Key.of(line.colour, line.id) : null);

    @Test
    void anIndexFollowsItsRows() {
        journal.begin();
        lines.insert(new Line(1, "red", true));
        lines.insert(new Line(2, "red", false));
        lines.put(new Line(1, "blue", true));
        lines.put(new Line(2, "blue", true));
        lines.put(new Line(1, "blue", false));

        assertThat(byColour.startingWith("red").isEmpty()).isTrue();
        assertThat(byColour.startingWith("blue").list()).containsExactly(new Line(2, "blue", true));
        assertThat(lines.find(1)).contains(new Line(1, "blue", false));
    }

    @Test
    void aTakenKeyIsRefusedAndChangesNothing() {
        Index<Line> uniqueColour = lines.index(line -> Key.of(line.colour));
        journal.begin();
        lines.insert(new Line(1, "red", true));

        assertThatThrownBy(() -> lines.insert(new Line(1, "blue", true))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> lines.insert(new Line(2, "red", true))).isInstanceOf(StoreException.class);

        assertThat(lines.primary().startingWith().list()).containsExactly(new Line(1, "red", true));
        assertThat(byColour.startingWith().list()).hasSize(1);
        assertThat(uniqueColour.startingWith().list()).hasSize(1);
    }

    @Test
    void aRollBackRestoresRowsAndIndexesWhateverWasDone() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            journal.begin();
            List<Line> before = lines.primary().startingWith().list();
            List<Line> listedBefore = byColour.startingWith().list();
            changeAtRandom(random);
            boolean commit = random.nextInt(3) == 0;
            if (commit) {
                journal.commit();
            }
            journal.end();

            journal.begin();
            if (!commit) {
                assertThat(lines.primary().startingWith().list()).containsExactlyElementsOf(before);
                assertThat(byColour.startingWith().list()).containsExactlyElementsOf(listedBefore);
            }
            TreeMap<Key, Line> expected = new TreeMap<>();
            lines.primary().startingWith().stream()
                    .filter(Line::listed)
                    .forEach(line -> expected.put(Key.of(line.colour, line.id), line));
            assertThat(byColour.startingWith().list()).containsExactlyElementsOf(expected.values());
            journal.commit();
            journal.end();
        }
    }

    @Test
    void nothingIsReadOrWrittenOutsideATransaction() {
        assertThatThrownBy(() -> lines.find(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> byColour.startingWith().list()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> lines.insert(new Line(1, "red", true))).isInstanceOf(IllegalStateException.class);
    }

    private void changeAtRandom(Random random) {
        for (int i = 0; i < 30; i++) {
            Line line = new Line(random.nextInt(20), random.nextBoolean() ? "red" : "blue", random.nextBoolean());
            if (random.nextInt(4) == 0) {
                lines.find(line.id).ifPresent(lines::remove);
            } else {
                lines.put(line);
            }
        }
    }
}
