package io.github.booking4j.hours;

import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;

/** Asks a question on servers in different zones. */
public final class ServerZone {
    private ServerZone() {}

    /** The different answers: one, if the zone of the server plays no part. */
    public static <T> Set<T> answersUnderEach(Supplier<T> question) {
        TimeZone before = TimeZone.getDefault();
        Set<T> answers = new HashSet<>();
        try {
            for (String zone : ClockChanges.serverZones()) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                answers.add(question.get());
            }
        } finally {
            TimeZone.setDefault(before);
        }
        return answers;
    }
}
