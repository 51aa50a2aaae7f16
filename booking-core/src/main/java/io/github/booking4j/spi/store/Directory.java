package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.Optional;

/** Leads from something known outside to the client it belongs to. Besides job claiming the only place that crosses clients. */
public interface Directory {
    /** Stores an entry; returns false, changing nothing, when this kind and value already lead to this client. */
    boolean put(Entry entry);

    /** The entry, if exactly one client has it; of several, the one stored first. */
    Optional<Entry> find(Kind kind, String value);

    /** Every entry of a value that several clients may share, in the order of their keys, at most 1000. */
    List<Entry> list(Kind kind, String value);

    /** Removes a client's entry. */
    void remove(Kind kind, String value, ClientKey client);

    /**
     * One way in.
     *
     * @param kind what is known
     * @param value its text, at most 200 characters
     * @param client whose it is
     * @param subject the id of what it leads to
     */
    record Entry(Kind kind, String value, ClientKey client, String subject) {}

    /** What may be known outside. */
    enum Kind {
        /** Hash of an API key → key id. */
        API_KEY,
        /** A voice provider's call id → our call id. */
        PROVIDER_CALL,
        /** An SMS provider's message id → our message id. */
        PROVIDER_MESSAGE,
        /** A number we send from or are rung on → client. */
        OWN_NUMBER,
        /** Hash of the token of a link → id of the appointment that it opens. */
        LINK_TOKEN,
        /** Hash of the token of a feed → id of the resource whose calendar it shows. */
        CALENDAR_FEED
    }
}
