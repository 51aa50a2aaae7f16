package io.github.booking4j.mail;

import io.github.booking4j.mail.SmtpEmail.Security;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the submission servers of common mail services are, as each publishes it. */
public enum SmtpService {
    /** Gmail and Google Workspace; the password is an app password. */
    GMAIL("smtp.gmail.com", 587, Security.STARTTLS),
    /** Outlook.com and Hotmail. */
    OUTLOOK("smtp-mail.outlook.com", 587, Security.STARTTLS),
    /** Microsoft 365. */
    OFFICE365("smtp.office365.com", 587, Security.STARTTLS),
    /** Yahoo Mail; the password is an app password. */
    YAHOO("smtp.mail.yahoo.com", 465, Security.TLS),
    /** iCloud Mail; the password is an app password. */
    ICLOUD("smtp.mail.me.com", 587, Security.STARTTLS),
    /** Zoho Mail. */
    ZOHO("smtp.zoho.com", 465, Security.TLS),
    /** Fastmail; the password is an app password. */
    FASTMAIL("smtp.fastmail.com", 465, Security.TLS),
    /** SendGrid; the user is {@code apikey}, so {@code from} must be given. */
    SENDGRID("smtp.sendgrid.net", 587, Security.STARTTLS),
    /** Mailgun. */
    MAILGUN("smtp.mailgun.org", 587, Security.STARTTLS),
    /** Postmark; user and password are the server token, so {@code from} must be given. */
    POSTMARK("smtp.postmarkapp.com", 587, Security.STARTTLS),
    /** Brevo. */
    BREVO("smtp-relay.brevo.com", 587, Security.STARTTLS);

    private final String host;
    private final int port;
    private final Security security;

    SmtpService(String host, int port, Security security) {
        this.host = host;
        this.port = port;
        this.security = security;
    }

    /** The service of this name, in any case: {@code gmail}. */
    public static Optional<SmtpService> find(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(service -> service.name().equals(wanted))
                .findFirst();
    }

    /** The name of its server. */
    public String host() {
        return host;
    }

    /** The port of its server. */
    public int port() {
        return port;
    }

    /** How its connections are secured. */
    public Security security() {
        return security;
    }
}
