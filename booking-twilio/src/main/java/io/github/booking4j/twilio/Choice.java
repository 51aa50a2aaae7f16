package io.github.booking4j.twilio;

/** What a person can answer in a keypad call, each with its key. */
enum Choice {
    /** The first time offered. */
    FIRST('1'),
    /** The second. */
    SECOND('2'),
    /** The third. */
    THIRD('3'),
    /** None of them: later ones. */
    OTHER_TIMES('4'),
    /** Not now: call again in a while. */
    CALL_BACK('5'),
    /** Does not want an appointment. */
    NOT_INTERESTED('6'),
    /** Is somebody else. */
    WRONG_NUMBER('7'),
    /** Wants to call off the appointment that it has. */
    CANCEL('8'),
    /** Did not hear. */
    REPEAT('0'),
    /** Does not want to be contacted again. */
    OPT_OUT('9'),
    /** Said or pressed something else. */
    UNCLEAR(' '),
    /** Said and pressed nothing. */
    SILENCE(' ');

    private final char key;

    Choice(char key) {
        this.key = key;
    }

    static Choice ofKey(char pressed) {
        for (Choice choice : values()) {
            if (choice.key == pressed && pressed != ' ') {
                return choice;
            }
        }
        return UNCLEAR;
    }

    /** Which of the times offered it means, from 0 on; negative: none. */
    int slot() {
        return key >= '1' && key <= '3' ? key - '1' : -1;
    }
}
