package io.github.booking4j.error;

import java.util.List;
import java.util.stream.Collectors;

/** The input is not acceptable; {@link #problems()} names every field that is wrong, and why. */
public final class InvalidException extends BookingException {
    private static final int PROBLEMS_IN_MESSAGE = 5;

    private final List<FieldProblem> problems;

    /** An invalid input with the code {@code invalid}. */
    public InvalidException(List<FieldProblem> problems) {
        this("invalid", problems);
    }

    /** An invalid input with a single bad field and the code {@code invalid}. */
    public InvalidException(FieldProblem problem) {
        this(List.of(problem));
    }

    /**
     * An invalid input with a code of its own.
     *
     * @param code stable, such as {@code settings_invalid}
     * @param problems at least one
     */
    public InvalidException(String code, List<FieldProblem> problems) {
        super(code, describe(problems), null);
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, at least one, in the order of the input's fields. */
    public List<FieldProblem> problems() {
        return problems;
    }

    private static String describe(List<FieldProblem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an invalid input has at least one problem");
        }
        String first = problems.stream()
                .limit(PROBLEMS_IN_MESSAGE)
                .map(problem ->
                        problem.pointer().isEmpty() ? problem.detail() : problem.pointer() + " " + problem.detail())
                .collect(Collectors.joining("; "));
        int more = problems.size() - PROBLEMS_IN_MESSAGE;
        return more > 0 ? first + "; and " + more + " more" : first;
    }
}
