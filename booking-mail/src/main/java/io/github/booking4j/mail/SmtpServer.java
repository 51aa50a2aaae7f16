package io.github.booking4j.mail;

import io.github.booking4j.mail.SmtpEmail.Security;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes mail, and how it is spoken to.
 *
 * @param host name or address
 * @param port of TCP
 * @param security of its connections
 * @param login null: none
 * @param tls makes secure connections
 * @param timeout for the connection and for each answer
 */
record SmtpServer(
        String host, int port, Security security, @Nullable Login login, SSLSocketFactory tls, Duration timeout) {

    /** The settings of the protocol. */
    Session session(String fromAddress) {
        Properties settings = new Properties();
        settings.put("mail.smtp.from", fromAddress);
        // How we greet. The default asks the name service for a name of this machine, which takes time and is nobody's
        // business.
        settings.put("mail.smtp.localhost", fromAddress.substring(fromAddress.indexOf('@') + 1));
        settings.put("mail.smtp.auth", String.valueOf(login != null));
        settings.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        settings.put("mail.smtp.starttls.enable", String.valueOf(security == Security.STARTTLS));
        settings.put("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.socketFactory", tls);
        // Whether a connection still lives is asked by RSET: some servers slow down after many NOOPs.
        settings.put("mail.smtp.userset", "true");
        settings.put("mail.smtp.quitwait", "false");
        return Session.getInstance(settings);
    }

    /** The server with its login. */
    URLName url() {
        return new URLName(
                "smtp", host, port, null, login == null ? null : login.user(), login == null ? null : login.password());
    }

    @Override
    public String toString() {
        return host + ":" + port + ", " + security;
    }

    /**
     * Who sends.
     *
     * @param user name of the account
     * @param password its password
     */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }
}
