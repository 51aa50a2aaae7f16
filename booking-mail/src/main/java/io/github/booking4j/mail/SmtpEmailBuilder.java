package io.github.booking4j.mail;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.mail.SmtpEmail.Security;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link SmtpEmail}. Required: {@link #host} or {@link #service}, and {@link #from} unless the user of
 * {@link #credentials} is an address. Not thread-safe.
 */
public final class SmtpEmailBuilder {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 50;

    private @Nullable String host;
    private @Nullable Integer port;
    private Security security = Security.STARTTLS;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String from;
    private Duration timeout = LONGEST;
    private int maxConnections = 4;
    private InstantSource clock = InstantSource.system();
    private @Nullable SSLSocketFactory tls;

    SmtpEmailBuilder() {}

    /** Host, port and security of a well-known service. */
    public SmtpEmailBuilder service(SmtpService service) {
        return host(service.host()).port(service.port()).security(service.security());
    }

    /** The name or address of the server. */
    public SmtpEmailBuilder host(String name) {
        this.host = name;
        return this;
    }

    /** The server's port. Default: 587 for {@code STARTTLS}, 465 for {@code TLS}, 25 for {@code NONE}. */
    public SmtpEmailBuilder port(int number) {
        this.port = number;
        return this;
    }

    /** How connections are secured. Default: {@code STARTTLS}. */
    public SmtpEmailBuilder security(Security chosen) {
        this.security = Objects.requireNonNull(chosen, "chosen");
        return this;
    }

    /** The login. Default: none. */
    public SmtpEmailBuilder credentials(String userName, String secret) {
        this.user = userName;
        this.password = secret;
        return this;
    }

    /** The address that emails come from: {@code name@host}. Default: the user, if that is an address. */
    public SmtpEmailBuilder from(String address) {
        this.from = address;
        return this;
    }

    /**
     * The longest wait for the connection and for each answer of the server. Default, and most: 10 s. An email takes at most two and
     * a half times that in all, since the engine gives it to another worker after 30 s.
     */
    public SmtpEmailBuilder timeout(Duration longest) {
        this.timeout = Objects.requireNonNull(longest, "longest");
        return this;
    }

    /** Most connections at one time, 1 to 50. Default: 4; services allow between 3 and some tens. */
    public SmtpEmailBuilder maxConnections(int most) {
        this.maxConnections = most;
        return this;
    }

    /** Dates the emails. Default: the system's clock. */
    public SmtpEmailBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Makes the secure connections: for a certificate authority of one's own. Default: the platform's. */
    public SmtpEmailBuilder sslSocketFactory(SSLSocketFactory factory) {
        this.tls = factory;
        return this;
    }

    /**
     * Builds the gateway; touches no network.
     *
     * @throws IllegalStateException naming everything that is missing or wrong
     */
    public SmtpEmail build() {
        List<String> problems = new ArrayList<>();
        String server = host == null ? "" : host;
        if (!HOST.matcher(server).matches()) {
            problems.add("host must be the name or address of a server");
        }
        int chosenPort = port == null ? defaultPort() : port;
        if (chosenPort < 1 || chosenPort > 65_535) {
            problems.add("port must be 1 to 65535");
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            problems.add("timeout must be more than 0 and at most " + LONGEST.toSeconds() + " s");
        }
        if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
            problems.add("maxConnections must be 1 to " + MOST_CONNECTIONS);
        }
        SmtpServer.Login login = login(problems);
        EmailAddress sender = sender(problems);
        if (sender == null || !problems.isEmpty()) {
            throw new IllegalStateException("The email gateway cannot be built: " + String.join("; ", problems));
        }
        SSLSocketFactory factory = tls == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : tls;
        return new SmtpEmail(
                new SmtpServer(server, chosenPort, security, login, factory, timeout), sender, clock, maxConnections);
    }

    private int defaultPort() {
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    private SmtpServer.@Nullable Login login(List<String> problems) {
        if (user == null && password == null) {
            return null;
        }
        if (user == null || user.isBlank() || password == null || password.isEmpty()) {
            problems.add("credentials must be a user and a password");
            return null;
        }
        return new SmtpServer.Login(user, password);
    }

    private @Nullable EmailAddress sender(List<String> problems) {
        String address = from == null ? user : from;
        try {
            return address == null ? missing(problems) : new EmailAddress(address);
        } catch (IllegalArgumentException e) {
            return missing(problems);
        }
    }

    private @Nullable EmailAddress missing(List<String> problems) {
        problems.add(
                from == null
                        ? "from is required, unless the user is an address"
                        : "from must be an address: name@host");
        return null;
    }
}
