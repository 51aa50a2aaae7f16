package io.github.booking4j.simulator.call.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object with known properties, none of them required; any other is refused. Immutable. */
public final class Shape implements Rule {
    private final Map<String, Rule> rules;

    private Shape(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /** No properties yet. */
    static Shape empty() {
        return new Shape(Map.of());
    }

    /** The same with further properties of one kind. */
    Shape with(Rule rule, String... names) {
        Map<String, Rule> more = new LinkedHashMap<>(rules);
        for (String name : names) {
            more.put(name, rule);
        }
        return new Shape(more);
    }

    /** Everything that is wrong with an object; empty: nothing. */
    public List<String> problems(JsonNode value) {
        List<String> problems = new ArrayList<>();
        checkProperties(value, "", problems);
        return problems;
    }

    @Override
    public void check(JsonNode value, String path, List<String> problems) {
        if (value.isObject()) {
            checkProperties(value, path + ".", problems);
        } else {
            problems.add(path + " must be an object");
        }
    }

    private void checkProperties(JsonNode value, String prefix, List<String> problems) {
        value.properties().forEach(property -> {
            Rule rule = rules.get(property.getKey());
            if (rule == null) {
                problems.add(prefix + "property " + property.getKey() + " should not exist");
            } else {
                rule.check(property.getValue(), prefix + property.getKey(), problems);
            }
        });
    }
}
