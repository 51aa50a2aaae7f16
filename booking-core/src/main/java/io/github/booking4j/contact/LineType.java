package io.github.booking4j.contact;

/** What kind of line a phone number belongs to, as far as its numbering plan says. */
public enum LineType {
    /** A landline. */
    FIXED_LINE,
    /** A mobile phone. */
    MOBILE,
    /** The plan does not tell landlines and mobiles apart, as in the United States. */
    FIXED_LINE_OR_MOBILE,
    /** Free for who calls. */
    TOLL_FREE,
    /** The cost is shared between caller and callee. */
    SHARED_COST,
    /** Internet telephony without a place. */
    VOIP,
    /** A number for life that follows a person. */
    PERSONAL,
    /** A pager. */
    PAGER,
    /** A company-wide number routed to one of its offices. */
    COMPANY,
    /** Goes straight to a voice mailbox. */
    VOICEMAIL
}
