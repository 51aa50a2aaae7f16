package io.github.booking4j.simulator.call;

/**
 * What happens in a simulated call. Unless a script was set for a number, the last two digits of the number choose it.
 */
public enum CallScript {
    /** 00–59: books the first slot offered; if that is taken, the next one. */
    BOOKS(0, 59),
    /** 60–69: is not interested, and says why. */
    NOT_INTERESTED(60, 69),
    /** 70–77: it rings, nobody answers. */
    NO_ANSWER(70, 77),
    /** 78–81: a machine answers. */
    VOICEMAIL(78, 81),
    /** 82–84: the line is busy. */
    BUSY(82, 84),
    /** 85–87: asks to be called back in two hours. */
    ASKS_TO_BE_CALLED_BACK(85, 87),
    /** 88–89: is interested and asks for slots, then hangs up before booking. */
    HANGS_UP_INTERESTED(88, 89),
    /** 90–91: says "stop calling me". */
    OPTS_OUT(90, 91),
    /** 92: is somebody else. */
    WRONG_NUMBER(92, 92),
    /** 93: books, but neither the status {@code ended} nor the end-of-call report is ever sent. Asking for the call shows both. */
    BOOKS_REPORT_LOST(93, 93),
    /** 94: books; every webhook arrives twice and out of order, tool calls twice. */
    BOOKS_WEBHOOKS_TWICE(94, 94),
    /** 95: the request to dial is accepted but never answered; the call takes place and books. */
    BOOKS_DIAL_TIMES_OUT(95, 95),
    /** 96: the first request to dial the number gets 500 and no call takes place; later ones do, and book. */
    BOOKS_DIAL_FAILS_ONCE(96, 96),
    /** 97: the provider ends the call with an error of its own. */
    PROVIDER_ERROR(97, 97),
    /** 98: asks for a slot that is gone by then, is refused, then books an alternative. */
    SLOT_TAKEN(98, 98),
    /** 99: asks for a time ten minutes from now, is refused, then books an offered one. */
    ASKS_TOO_SOON(99, 99);

    private final int from;
    private final int to;

    CallScript(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The script that the last two digits of a number choose.
     *
     * @throws IllegalArgumentException if it does not end in two digits
     */
    public static CallScript ofNumber(String number) {
        String end = number.substring(Math.max(0, number.length() - 2));
        if (!end.matches("[0-9]{2}")) {
            throw new IllegalArgumentException("the number must end in two digits");
        }
        int digits = Integer.parseInt(end);
        for (CallScript script : values()) {
            if (digits >= script.from && digits <= script.to) {
                return script;
            }
        }
        throw new IllegalStateException("no script for " + digits);
    }
}
