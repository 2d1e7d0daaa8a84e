package org.portaplus.conformance.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A page of the browser, on one screen. For one thread. */
final class BrowserPage {
    private static final long PATIENCE_SECONDS = 60;
    /** A long page is photographed to about five screens. */
    private static final int HIGHEST_PICTURE = 4_000;

    private final DevTools devTools;
    private final Screen screen;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    BrowserPage(DevTools devTools, Screen screen) {
        this.devTools = devTools;
        this.screen = screen;
        String context = devTools.call("", "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asText();
        String target = devTools.call(
                        "", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .path("targetId")
                .asText();
        session = devTools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        devTools.listen(session, this::event);
        List.of("Page.enable", "Runtime.enable", "Log.enable").forEach(command -> call(command, Map.of()));
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", screen.width(),
                        "height", screen.height(),
                        "deviceScaleFactor", screen.phone() ? 2 : 1,
                        "mobile", screen.phone()));
        String scheme = screen.dark() ? "dark" : "light";
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void event(String name, JsonNode parameters) {
        switch (name) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.path("type").asText())) {
                    complaints.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> complaints.add(parameters.path("entry").toString());
            default -> {
                // Of no interest here.
            }
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return devTools.call(session, method, parameters);
    }

    /** Goes to an address and waits until all that the page loads is there. */
    void open(String address) {
        loaded = new CompletableFuture<>();
        JsonNode answer = call("Page.navigate", Map.of("url", address));
        if (answer.has("errorText")) {
            throw new IllegalStateException(
                    address + ": " + answer.path("errorText").asText());
        }
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Follows the first link that a CSS selector selects. */
    void click(String selector) {
        loaded = new CompletableFuture<>();
        evaluate("document.querySelector('" + selector + "').click()");
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Presses and releases the key that moves on to the next link. */
    void pressTab() {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
        }
    }

    /** The value of a script, which may be a promise. */
    JsonNode evaluate(String script) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.at("/result/value");
    }

    /** Waits until the page shows what a CSS selector selects. */
    void await(String selector) {
        boolean there = evaluate("""
                new Promise(resolve => {
                  const end = Date.now() + %d;
                  const look = () => document.querySelector('%s') ? resolve(true)
                    : Date.now() > end ? resolve(false) : setTimeout(look, 50);
                  look();
                })""".formatted(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS / 2), selector))
                .asBoolean();
        if (!there) {
            throw new IllegalStateException("the page never shows " + selector + "; " + complaints);
        }
    }

    /** The visible text, as the browser itself gives it. */
    String text() {
        return evaluate("document.body.innerText").asText();
    }

    /** What the page wrote to the console, and everything that the browser held against it. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture of the page as {@code directory/name-screen.png}. */
    void photograph(Path directory, String name) {
        int height = Math.min(
                HIGHEST_PICTURE,
                Math.max(
                        screen.height(),
                        evaluate("document.documentElement.scrollHeight").asInt()));
        JsonNode picture = call(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", screen.width(), "height", height, "scale", 1)));
        try {
            Files.createDirectories(directory);
            Files.write(
                    directory.resolve(name + "-" + screen + ".png"),
                    Base64.getDecoder().decode(picture.path("data").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
