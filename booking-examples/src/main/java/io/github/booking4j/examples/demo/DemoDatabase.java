package io.github.booking4j.examples.demo;

import io.github.booking4j.jdbc.JdbcBookingStore;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database that was asked for.
 *
 * @param url its JDBC URL
 * @param user who signs in; empty: the URL says
 * @param password of the user
 */
record DemoDatabase(String url, String user, String password) {
    /** As hosting services write it: {@code postgres://user:password@host:5432/name?options}. */
    private static final Pattern WITH_USER = Pattern.compile("postgres(?:ql)?://([^:@/]+):([^@/]*)@(.+)");

    /** {@code --jdbc-url}, else {@code DATABASE_URL}, else H2 in a directory, which is made. */
    static DemoDatabase of(@Nullable String jdbcUrl, Path data, Map<String, String> environment) {
        String url = jdbcUrl != null ? jdbcUrl : environment.get("DATABASE_URL");
        if (url == null || url.isBlank()) {
            return h2(data);
        }
        Matcher withUser = WITH_USER.matcher(url.strip());
        if (withUser.matches()) {
            return new DemoDatabase(
                    "jdbc:postgresql://" + withUser.group(3), decoded(withUser.group(1)), decoded(withUser.group(2)));
        }
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
        if (!jdbc.startsWith("jdbc:postgresql:") && !jdbc.startsWith("jdbc:h2:")) {
            throw new IllegalArgumentException(
                    "--jdbc-url or DATABASE_URL must begin with jdbc:postgresql: or jdbc:h2:");
        }
        return new DemoDatabase(
                jdbc, environment.getOrDefault("DATABASE_USER", ""), environment.getOrDefault("DATABASE_PASSWORD", ""));
    }

    private static DemoDatabase h2(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new IllegalArgumentException("--data is not a directory that can be written: " + data, e);
        }
        String file = data.toAbsolutePath().normalize().resolve("booking").toString();
        return new DemoDatabase("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
    }

    JdbcBookingStore open() {
        return JdbcBookingStore.open(url, user, password);
    }

    /** The URL without what may be secret. */
    @Override
    public String toString() {
        return url.replaceFirst("[?;].*", "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
