package io.github.booking4j.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to questions that were asked together, before they are asked in earnest; each is given once, and none that may be stale. */
final class Foreseen {
    private final Map<Question, List<?>> answers = new HashMap<>();
    private final List<Asked<?>> asked = new ArrayList<>();
    private boolean asking;

    /** From now on questions are only noted. */
    void ask() {
        asking = true;
    }

    boolean isAsking() {
        return asking;
    }

    <T> void note(SqlText text, Binds binds, Row.Mapper<T> mapper) {
        asked.add(new Asked<>(Question.of(text, binds), binds, mapper));
    }

    /** What was noted since, each once. */
    List<Asked<?>> stopAsking() {
        asking = false;
        List<Asked<?>> noted = List.copyOf(asked);
        asked.clear();
        return noted;
    }

    void answer(Question question, List<?> rows) {
        answers.put(question, rows);
    }

    Optional<List<?>> take(SqlText text, Binds binds) {
        return answers.isEmpty() ? Optional.empty() : Optional.ofNullable(answers.remove(Question.of(text, binds)));
    }

    @SuppressWarnings("unchecked") // a statement has one mapper
    static <T> List<T> typed(List<?> rows) {
        return (List<T>) rows;
    }

    /** A table is written to: what was read of it counts no more. */
    void forget(String table) {
        if (!answers.isEmpty()) {
            answers.keySet().removeIf(question -> question.text.jdbc().contains(table));
        }
    }

    /**
     * A statement and its values.
     *
     * @param text the statement
     * @param values in the order of its parameters
     */
    record Question(SqlText text, List<@Nullable Object> values) {
        static Question of(SqlText text, Binds binds) {
            List<@Nullable Object> values = new ArrayList<>(text.names().size());
            text.names().forEach(name -> {
                Object value = binds.get(name);
                values.add(value instanceof Object[] array ? List.of(array) : value);
            });
            return new Question(text, values);
        }
    }

    /**
     * A question that was noted.
     *
     * @param question what
     * @param binds its values
     * @param mapper reads a row
     */
    record Asked<T>(Question question, Binds binds, Row.Mapper<T> mapper) {}
}
