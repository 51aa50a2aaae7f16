package io.github.booking4j.servlet;

import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadResult;
import java.io.IOException;
import java.util.Map;

/** How it is answered what became of a lead, whichever way it came. */
final class LeadAnswers {
    private LeadAnswers() {}

    static void write(Exchange exchange, LeadResult result) throws IOException {
        if (result instanceof LeadResult.Accepted accepted) {
            write(exchange, 201, "accepted", accepted.lead());
        } else if (result instanceof LeadResult.Reactivated reactivated) {
            write(exchange, 201, "reactivated", reactivated.lead());
        } else if (result instanceof LeadResult.Duplicate duplicate) {
            write(exchange, 200, "duplicate", duplicate.lead());
        } else if (result instanceof LeadResult.OptedOut optedOut) {
            write(exchange, 200, "opted_out", optedOut.lead());
        } else if (result instanceof LeadResult.Invalid invalid) {
            throw new HttpProblem(422, "lead_invalid", "The lead cannot be stored", invalid.problems());
        }
    }

    private static void write(Exchange exchange, int status, String result, Lead lead) throws IOException {
        exchange.answer(status, Map.of("result", result, "lead", Views.lead(lead)));
    }
}
