package io.github.booking4j.error;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the problems of one input, so that all are named at once. Not thread-safe. Holds at most {@value #MOST}; further ones
 * still make the input invalid but are not listed.
 */
public final class FieldProblems {
    /** The most problems that are listed. */
    public static final int MOST = 100;

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Adds one problem. */
    public void add(FieldProblem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    /** Adds one problem. */
    public void add(String pointer, String code, String detail) {
        add(new FieldProblem(pointer, code, detail));
    }

    /** Does one check; if it finds its input invalid, keeps the problems and answers {@code null}. */
    public <T extends @Nullable Object> @Nullable T check(Supplier<T> check) {
        try {
            return check.get();
        } catch (InvalidException invalid) {
            invalid.problems().forEach(this::add);
            return null;
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** What was found so far. */
    public List<FieldProblem> list() {
        return List.copyOf(problems);
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidException naming every problem, if there is one
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InvalidException(problems);
        }
    }
}
