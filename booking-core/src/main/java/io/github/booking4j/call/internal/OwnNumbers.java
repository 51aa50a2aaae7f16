package io.github.booking4j.call.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.Directory.Entry;
import io.github.booking4j.spi.store.Directory.Kind;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** Keeps in the directory which client is rung on which number. */
public final class OwnNumbers implements ClientListener {
    /** The client that is rung on a number, E.164 or the provider's id of it. */
    static Optional<Client> rungOn(UnitOfWork unit, String number) {
        return unit.directory()
                .find(Kind.OWN_NUMBER, number)
                .flatMap(entry -> unit.clients().find(entry.client()));
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        change(unit, List.of(), client);
    }

    @Override
    public void changed(UnitOfWork unit, Client before, Client client) {
        change(unit, before.settings().voice().numbers(), client);
    }

    private static void change(UnitOfWork unit, List<String> before, Client client) {
        Directory directory = unit.directory();
        List<String> numbers = client.settings().voice().numbers();
        FieldProblems problems = new FieldProblems();
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            if (!before.contains(number)
                    && directory.find(Kind.OWN_NUMBER, number).isPresent()) {
                // Whoever is rung on a number hears everybody who rings it: it cannot be taken from another client.
                problems.add("/voice/numbers/" + i, "number_taken", "is another client's number");
            }
        }
        problems.throwIfAny();
        before.stream()
                .filter(number -> !numbers.contains(number))
                .forEach(number -> directory.remove(Kind.OWN_NUMBER, number, client.key()));
        numbers.stream()
                .filter(number -> !before.contains(number))
                .forEach(number -> directory.put(new Entry(
                        Kind.OWN_NUMBER, number, client.key(), client.key().value())));
    }
}
