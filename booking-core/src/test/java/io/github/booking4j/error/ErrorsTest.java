package io.github.booking4j.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("errors.stable-codes")
class ErrorsTest {
    @Test
    void everyExceptionHasASnakeCaseCode() {
        assertThat(new NotFoundException("client acme-x1", "client_not_found"))
                .hasMessage("client acme-x1 not found")
                .extracting(BookingException::code)
                .isEqualTo("client_not_found");
        assertThat(new StoreException("deadlock", true, null).code()).isEqualTo("store_unavailable");
        assertThat(new StoreException("syntax", false, null).code()).isEqualTo("store_failed");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConflictException("Version conflict", "…"));
    }

    @Test
    void anInvalidInputNamesEveryField() {
        FieldProblems problems = new FieldProblems();
        problems.add(FieldProblem.required("/phone"));
        assertThat(problems.<Object>check(() -> {
                    throw new InvalidException(FieldProblem.tooLong("/name", 200));
                }))
                .isNull();
        assertThat(problems.<String>check(() -> "fine")).isEqualTo("fine");
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(problems::throwIfAny)
                .withMessage("/phone must be given; /name must be at most 200 characters long")
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(FieldProblem::code)
                        .containsExactly("required", "too_long"));
    }

    @Test
    void aFloodOfProblemsIsBounded() {
        FieldProblems problems = new FieldProblems();
        for (int i = 0; i < 10_000; i++) {
            problems.add("/" + i, "bad", "is bad");
        }
        assertThat(problems.list()).hasSize(FieldProblems.MOST);
        assertThat(new InvalidException(problems.list())).hasMessageEndingWith("and 95 more");
    }

    @Test
    void anInvalidInputWithoutProblemIsAMistakeOfTheProgram() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidException(List.of()));
        new FieldProblems().throwIfAny();
    }

    @Test
    void aGatewayFailureSaysWhatIsKnown() {
        GatewayException busy = new GatewayException(
                GatewayException.Kind.AT_CAPACITY, "http_429", "too many requests", Duration.ofSeconds(3), null);
        assertThat(busy.code()).isEqualTo("gateway_at_capacity");
        assertThat(busy.providerCode()).isEqualTo("http_429");
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(new GatewayException(GatewayException.Kind.UNKNOWN, "timeout", "no answer").retryAfter())
                .isEmpty();
    }
}
