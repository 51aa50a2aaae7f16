package io.github.booking4j.simulator.call.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What one value must be. */
@FunctionalInterface
public interface Rule {
    /** Adds what is wrong with a value, in Vapi's words. */
    void check(JsonNode value, String path, List<String> problems);
}
