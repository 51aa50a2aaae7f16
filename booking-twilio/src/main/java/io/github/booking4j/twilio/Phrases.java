package io.github.booking4j.twilio;

import java.util.List;

/** What is said in a keypad call. */
final class Phrases {
    static final String SILENT = "I did not hear an answer.";
    static final String UNCLEAR = "Sorry, I did not understand that.";
    static final String TAKEN = "I am sorry, that time is not free any more.";
    static final String NO_LATER = "There are no later times at the moment.";
    static final String GIVE_UP = "I could not understand you. We will try another time. Goodbye.";
    static final String NO_TIMES =
            "I am sorry, there is no free time at the moment. We will get in touch with you. Goodbye.";
    static final String CALL_BACK = "Of course. We will call you back in two hours. Goodbye.";
    static final String NO_CALL_BACK = "I am sorry, I cannot arrange that now.";
    static final String CANCELLED = "Your appointment is called off. Goodbye.";
    static final String KEPT = "Your appointment stands as it is. Goodbye.";
    static final String NOT_INTERESTED = "I understand. Thank you for your time. Goodbye.";
    static final String WRONG_NUMBER = "I am sorry to have bothered you. Goodbye.";
    static final String OPTED_OUT = "You will not be contacted again. Goodbye.";
    static final String TROUBLE =
            "I am sorry, something does not work here, and nothing was changed. Please contact us another way. Goodbye.";

    private Phrases() {}

    /** The first words of a call: who calls, that the voice is automated, and how to be left alone. */
    static String greeting(String business, boolean rangIn) {
        String who = business.isBlank() ? "the business you contacted" : business;
        return (rangIn
                        ? "Hello. You have reached the automated assistant of " + who + ". "
                        : "Hello. This is the automated assistant of " + who + ", calling about your enquiry. ")
                + "Press 9 or say stop at any time, and we will not contact you again.";
    }

    /** The times, and every other key. */
    static String offer(Conversation talk) {
        return talk.isBooked() ? offerChange(talk) : offerTimes(talk.slots());
    }

    private static String offerTimes(List<OfferedSlot> slots) {
        return "I can book an appointment for you." + times(slots)
                + " For other times, press 4. To be called back in two hours, press 5."
                + " If you are not interested, press 6. If this is the wrong number, press 7."
                + " To hear this again, press 0.";
    }

    private static String offerChange(Conversation talk) {
        String times =
                talk.slots().isEmpty() ? "" : " I can move it." + times(talk.slots()) + " For other times, press 4.";
        return "You have an appointment on " + talk.appointment() + "." + times
                + " To keep it as it is, press 6. To call it off, press 8. To hear this again, press 0.";
    }

    private static String times(List<OfferedSlot> slots) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < slots.size(); i++) {
            words.append(" For ")
                    .append(slots.get(i).spoken())
                    .append(", press ")
                    .append(i + 1)
                    .append('.');
        }
        return words.toString();
    }

    static String moved(String spoken) {
        return "Your appointment is moved to " + spoken + ". You will get a confirmation in a moment. Goodbye.";
    }

    static String booked(String spoken) {
        return "You are booked for " + spoken + ". You will get a confirmation in a moment. Goodbye.";
    }
}
