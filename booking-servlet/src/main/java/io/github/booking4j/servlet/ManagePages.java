package io.github.booking4j.servlet;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages that are written for who asks: templates in the jar, whose values are escaped. Nothing on them runs in the browser. */
final class ManagePages {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Mustache.Compiler compiler =
            Mustache.compiler().emptyStringIsFalse(true).withLoader(ManagePages::source);
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** Answers with a page. */
    void answer(Exchange exchange, int status, String page, Map<String, Object> values) throws IOException {
        exchange.response().setHeader("Content-Security-Policy", POLICY);
        exchange.response().setHeader("X-Robots-Tag", "noindex");
        Template template = templates.computeIfAbsent(page, name -> compiler.loadTemplate(name));
        exchange.write(status, "text/html", template.execute(values));
    }

    private static Reader source(String name) {
        InputStream in = ManagePages.class.getResourceAsStream("pages/" + name + ".mustache");
        if (in == null) {
            throw new UncheckedIOException(new IOException("no page " + name));
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
