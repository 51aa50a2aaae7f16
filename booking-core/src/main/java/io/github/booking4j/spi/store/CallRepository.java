package io.github.booking4j.spi.store;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Calls. */
public interface CallRepository {
    /** Stores new calls. */
    void insertAll(ClientKey client, Collection<Call> calls);

    /** Writes a changed call. */
    Call update(Call call);

    /** A call. */
    Optional<Call> find(ClientKey client, CallId id);

    /** Locks a call. */
    Optional<Call> lock(ClientKey client, CallId id);

    /** Calls of a lead that are queued or live, oldest first, at most 100. */
    List<Call> pending(ClientKey client, LeadId lead);

    /** Calls, newest first. */
    List<Call> list(ClientKey client, CallQuery query);

    /**
     * Stores the answer to a tool call once.
     *
     * @return the answer that is stored now: this one, or an earlier one of the same tool call
     */
    String answerTool(ClientKey client, CallId call, String toolCallId, String answer);

    /** The answer a tool call got before. */
    Optional<String> findToolAnswer(ClientKey client, CallId call, String toolCallId);

    /**
     * The answers to the tool calls whose ids begin with a prefix, in the order of the ids (by UTF-8 bytes), at most 200.
     *
     * @param prefix letters, digits, hyphens and colons
     */
    List<String> listToolAnswers(ClientKey client, CallId call, String prefix);
}
