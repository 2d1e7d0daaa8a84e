package org.portaplus.benchmarks.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least that a server can do: bytes from memory, by the HTTP server that ours is built on. What is between the two is ours
 * to answer for.
 */
final class BareServer {
    private BareServer() {}

    /** A fixed answer. */
    private record Answer(String contentType, Buffer body) {}

    /**
     * Serves until it is killed.
     *
     * @param args the port, and a directory of answers: see {@link #write}
     */
    public static void main(String[] args) throws IOException {
        Map<String, Answer> answers = read(Path.of(args[1]));
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    Answer answer = answers.get(request.getHeader("Accept") + " " + request.uri());
                    if (answer == null) {
                        request.response().setStatusCode(404).end();
                        return;
                    }
                    request.response()
                            .putHeader("Content-Type", answer.contentType())
                            .end(answer.body());
                })
                .listen(Integer.parseInt(args[0]), "localhost")
                .onFailure(failure -> System.exit(1));
    }

    /** Puts an answer there for it. */
    static void write(Path directory, Request request, HttpConnection.Answer answer) throws IOException {
        Path file = Files.createTempFile(directory, "answer", "");
        Files.write(file, answer.body());
        Files.write(Path.of(file + ".head"), List.of(request.accept() + " " + request.path(), answer.contentType()));
    }

    private static Map<String, Answer> read(Path directory) throws IOException {
        Map<String, Answer> answers = new HashMap<>();
        try (var files = Files.newDirectoryStream(directory, "*.head")) {
            for (Path head : files) {
                List<String> lines = Files.readAllLines(head, StandardCharsets.UTF_8);
                Path body = Path.of(head.toString().replaceAll("\\.head$", ""));
                answers.put(lines.get(0), new Answer(lines.get(1), Buffer.buffer(Files.readAllBytes(body))));
            }
        }
        return answers;
    }
}
