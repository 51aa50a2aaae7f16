package io.github.booking4j.servlet;

import io.github.booking4j.error.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer that is a problem (RFC 9457). Thrown where the problem is found, written in one place. */
final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    HttpProblem(int status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    HttpProblem(int status, String code, String detail, List<FieldProblem> errors) {
        // No stack trace: it is an answer, not a failure.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    static HttpProblem notFound() {
        return new HttpProblem(404, "not_found", "There is nothing here, or it is not yours.");
    }

    static HttpProblem badParameter(String name, String detail) {
        return new HttpProblem(
                400,
                "parameter_invalid",
                "Parameter " + name + " " + detail,
                List.of(new FieldProblem("/" + name, "invalid", detail)));
    }

    static HttpProblem unreadable() {
        return new HttpProblem(400, "body_unreadable", "The body broke off, or is not well framed");
    }

    HttpProblem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    HttpProblem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The body: the standard members, then our own. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", Reasons.of(status));
        body.put("status", status);
        body.put("detail", getMessage());
        body.put("code", code);
        if (!errors.isEmpty()) {
            body.put(
                    "errors",
                    errors.stream()
                            .map(error ->
                                    Map.of("pointer", error.pointer(), "code", error.code(), "detail", error.detail()))
                            .toList());
        }
        body.putAll(members);
        return body;
    }
}
