package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A headless Chromium with one page, in which pages run no scripts, steered by its own DevTools protocol: that needs no driver, whose
 * version would have to fit and which weighs more than all else that is tested with.
 */
final class Browser implements AutoCloseable {
    private static final int SECONDS = 20;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int number;

    private Browser(Process process, int port) throws IOException, InterruptedException {
        this.process = process;
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest newPage = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode page = JsonText.mapper()
                .readTree(http.send(newPage, BodyHandlers.ofString()).body());
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.path("webSocketDebuggerUrl").textValue()), new Answers())
                .join();
        ask("Page.enable", Map.of());
        ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Where it is installed: {@code CHROMIUM} names it, else it is looked for in the path. */
    static Optional<Path> installed() {
        String named = System.getenv("CHROMIUM");
        Stream<Path> places = named != null
                ? Stream.of(Path.of(named))
                : Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return places.filter(Files::isExecutable).findFirst();
    }

    static Browser start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("browser.log").toFile())
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        Awaitility.await()
                .atMost(Duration.ofSeconds(SECONDS))
                .until(() -> Files.exists(told) && Files.readAllLines(told).size() > 1);
        return new Browser(process, Integer.parseInt(Files.readAllLines(told).get(0)));
    }

    void size(int width, int height) {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void open(String url) {
        loading(() -> ask("Page.navigate", Map.of("url", url)));
    }

    /** Presses the tab key until what has the focus says so; then enter, and waits for the next page. */
    void tabToAndPress(String words) {
        for (int i = 0; i < 200; i++) {
            key("Tab", 9, "");
            if (text("document.activeElement.innerText").startsWith(words)) {
                loading(() -> key("Enter", 13, "\r"));
                return;
            }
        }
        throw new IllegalStateException("The tab key never comes to " + words);
    }

    private void key(String name, int code, String text) {
        Map<String, Object> down =
                Map.of("type", "keyDown", "key", name, "code", name, "windowsVirtualKeyCode", code, "text", text);
        ask("Input.dispatchKeyEvent", down);
        ask(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", name, "code", name, "windowsVirtualKeyCode", code));
    }

    String text() {
        return text("document.body.innerText");
    }

    /** How wide the page is, which is more than the screen where one would have to scroll sideways. */
    int width() {
        return value("document.documentElement.scrollWidth").intValue();
    }

    private String text(String expression) {
        return value(expression).asText();
    }

    private JsonNode value(String expression) {
        return ask("Runtime.evaluate", Map.of("expression", expression))
                .path("result")
                .path("value");
    }

    void screenshot(Path file) throws IOException {
        String png = ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .path("data")
                .textValue();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(png));
    }

    private void loading(Runnable action) {
        loaded = new CompletableFuture<>();
        action.run();
        await(loaded);
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        int id = ++number;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            String message = JsonText.write(Map.of("id", id, "method", method, "params", parameters));
            await(socket.sendText(message, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode answered = await(answer);
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.path("error"));
        }
        return answered.path("result");
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its helpers, too, which write to the profile to the last. */
    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        socket.abort();
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        for (ProcessHandle one : all) {
            one.destroyForcibly();
            await(one.onExit());
        }
    }

    /** What the browser says: answers, and that a page is loaded. */
    private final class Answers implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                said(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void said(String message) {
            try {
                JsonNode json = JsonText.mapper().readTree(message);
                if (json.has("id")) {
                    asked.remove(json.path("id").intValue()).complete(json);
                } else if (json.path("method").asText().equals("Page.loadEventFired")) {
                    loaded.complete(null);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
