package org.portaplus.server.start;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.wire.WireFormat;

/**
 * A server on a new demo store that sends itself what servers are asked first, and ends: the JVM notes the classes that this
 * needs. The requests are the contract's own demos, in every format. For one thread. Source:
 * docs/operations.md#a-faster-start.
 */
@Singleton
@Unremovable
public final class Rehearsal implements QuarkusApplication {
    private static final List<String> READ = List.of(
            "GetProducts/demo/USD",
            "GetAccountInfoByIAccount/demo/1",
            "",
            "metadata",
            "docs",
            "openapi.json",
            "q/health");
    private static final String SAMPLES = "/samples/";
    private static final int DEFECT = 500;

    private final Instance<ContractOperation<?, ?>> operations;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    Rehearsal(@Any Instance<ContractOperation<?, ?>> operations, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.operations = operations;
        this.port = port;
    }

    @Override
    public int run(String... args) throws IOException, InterruptedException {
        for (ContractOperation<?, ?> operation : operations) {
            for (WireFormat format : WireFormat.values()) {
                ask(operation.operationName(), format);
            }
        }
        for (String path : READ) {
            send(HttpRequest.newBuilder(at(path)));
        }
        return 0;
    }

    private void ask(String operation, WireFormat format) throws IOException, InterruptedException {
        byte[] demo;
        try (InputStream sample =
                Rehearsal.class.getResourceAsStream(SAMPLES + operation + "/demo." + format.suffix())) {
            if (sample == null) {
                return;
            }
            demo = sample.readAllBytes();
        }
        String path = format.isSoap() ? format.suffix() : format.suffix() + "/reply/" + operation;
        send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", MediaTypes.header(format, format.mediaType()))
                .POST(BodyPublishers.ofByteArray(demo)));
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + "/" + path);
    }

    /** Refusals are answers, too: a demo may ask for what was not made here, such as a batch by its id. */
    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest question = request.build();
        int status = client.send(question, BodyHandlers.discarding()).statusCode();
        if (status > DEFECT) {
            throw new IllegalStateException(question.method() + " " + question.uri() + " was answered " + status);
        }
    }
}
