package io.github.booking4j.simulator.fault;

/** Kinds of requests that can be made to fail. */
public enum RequestKind {
    /** Vapi or Twilio is asked to call: {@code POST /call}, {@code POST Calls.json}. */
    DIAL,
    /** Vapi or Twilio is asked about calls. */
    CALL_LOOKUP,
    /** A live call is told something, such as to end, or a call is changed or deleted. */
    CALL_CONTROL,
    /** Assistants are made, read, changed or deleted. */
    ASSISTANT,
    /** Twilio is asked to send a message: {@code POST Messages.json}. */
    SMS,
    /** Twilio is asked about messages, or to redact or delete one. */
    SMS_LOOKUP,
    /** A mail is handed over by SMTP. */
    EMAIL
}
