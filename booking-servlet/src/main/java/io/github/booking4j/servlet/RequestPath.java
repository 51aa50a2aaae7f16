package io.github.booking4j.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The path below the servlet's mount, in segments. Read from the raw URI: in a path that is decoded as a whole, a {@code %2F}
 * inside a segment would look like a border of one.
 */
final class RequestPath {
    private RequestPath() {}

    /** The decoded segments; empty: the path is no proper one, and nothing is there. */
    static Optional<List<String>> segments(HttpServletRequest request) {
        List<String> raw = Route.segments(request.getRequestURI());
        int mount = Route.segments(mount(request)).size();
        if (raw.size() < mount) {
            return Optional.empty();
        }
        if (raw.size() == mount + 1 && raw.get(mount).isEmpty()) {
            return Optional.of(List.of()); // the slash behind the mount
        }
        try {
            return Optional.of(raw.subList(mount, raw.size()).stream()
                    .map(RequestPath::decoded)
                    .toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where the servlet is mounted, without a slash at the end; empty: at the root. */
    static String mount(HttpServletRequest request) {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        return match == MappingMatch.DEFAULT
                ? request.getContextPath()
                : request.getContextPath() + request.getServletPath();
    }

    /** Whether the mount itself was asked for, without the slash that relative links on its page need. */
    static boolean isBareMount(HttpServletRequest request) {
        String mount = mount(request);
        return !mount.isEmpty() && request.getRequestURI().equals(mount);
    }

    private static String decoded(String segment) {
        int parameters = segment.indexOf(';');
        String text = parameters < 0 ? segment : segment.substring(0, parameters);
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("a step, not a name");
        }
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else {
                bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("not percent-encoded");
        }
        return digit;
    }
}
