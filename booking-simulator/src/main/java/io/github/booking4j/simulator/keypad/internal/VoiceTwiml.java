package io.github.booking4j.simulator.keypad.internal;

import io.github.booking4j.simulator.message.internal.Twiml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads what Twilio is told to do in a call. */
final class VoiceTwiml {
    private VoiceTwiml() {}

    /** The steps in order; empty if it is no TwiML, or a verb in it is not known here. */
    static Optional<List<Step>> steps(String body) {
        return Twiml.root(body)
                .filter(root -> root.getTagName().equals("Response"))
                .flatMap(VoiceTwiml::steps);
    }

    private static Optional<List<Step>> steps(Element response) {
        List<Step> steps = new ArrayList<>();
        for (Element verb : children(response)) {
            Step step = step(verb);
            if (step == null) {
                return Optional.empty();
            }
            steps.add(step);
        }
        return Optional.of(steps);
    }

    private static @Nullable Step step(Element verb) {
        return switch (verb.getTagName()) {
            case "Say", "Redirect" ->
                new Step(verb.getTagName(), verb.getTextContent().strip(), "", "", false);
            case "Gather" ->
                new Step(
                        "Gather",
                        words(verb),
                        verb.getAttribute("action"),
                        verb.getAttribute("input").isEmpty() ? "dtmf" : verb.getAttribute("input"),
                        verb.getAttribute("actionOnEmptyResult").equals("true"));
            case "Hangup", "Reject", "Pause" -> new Step(verb.getTagName(), "", "", "", false);
            default -> null;
        };
    }

    private static String words(Element gather) {
        StringBuilder words = new StringBuilder();
        for (Element child : children(gather)) {
            if (child.getTagName().equals("Say")) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(child.getTextContent().strip());
            }
        }
        return words.toString();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * One verb.
     *
     * @param verb {@code Say Gather Hangup Reject Pause Redirect}
     * @param words what is said, or the address of a redirect
     * @param action where the answer goes; empty: to the same address
     * @param input what a Gather listens to
     * @param answersSilence whether the action is asked without an answer too
     */
    record Step(String verb, String words, String action, String input, boolean answersSilence) {}
}
