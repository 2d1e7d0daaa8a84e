package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portaplus.conformance.TestStore;
import org.portaplus.process.ServerProcess;

/** Clients that are slow, or go away in the middle: nobody else notices, and nothing is done by half. */
class ClientsIT {
    private static final int SLOW = 300;
    private static final int OTHERS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int ORDINARY = 100_000;
    private static final int LARGE = 200_000;
    private static final int LARGE_AT_ONCE = 100;

    private static ServerProcess server;
    private final Load load = new Load();

    @BeforeAll
    static void start() {
        server = new ServerProcess("clients", TestStore.selected().create());
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(server.log().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }

    @Test
    void manySlowUploadsHoldUpNobodyAndAreDoneInTheEnd() throws Exception {
        int customer = load.customer(server.base(), "Slow");
        try (Uploads uploads = new Uploads(customer, "31", ORDINARY)) {
            for (Upload upload : uploads.all) {
                upload.send(ORDINARY / 2);
            }
            requireServed(customer, "32");

            for (Upload upload : uploads.all) {
                upload.sendRest();
                assertThat(upload.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            }
        }
        assertThat(accounts(customer)).hasSize(SLOW + OTHERS).doesNotHaveDuplicates();
    }

    @Test
    void ofManySlowLargeUploadsSomeAreTakenAndTheOthersToldToComeAgain() throws Exception {
        int customer = load.customer(server.base(), "Large");
        try (Uploads uploads = new Uploads(customer, "35", LARGE)) {
            List<Upload> taken = new ArrayList<>(uploads.all);
            Instant end = Instant.now().plus(PATIENCE);
            while (taken.size() > LARGE_AT_ONCE) {
                for (Upload refused : taken.stream().filter(Upload::isAnswered).toList()) {
                    assertThat(refused.statusLine()).isEqualTo("HTTP/1.1 503 TooManyUploads");
                    taken.remove(refused);
                }
                assertThat(Instant.now()).as("%d are taken", taken.size()).isBefore(end);
            }
            requireServed(customer, "36");

            for (Upload upload : taken) {
                upload.sendRest();
                assertThat(upload.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            }
        }
        assertThat(accounts(customer)).hasSize(LARGE_AT_ONCE + OTHERS).doesNotHaveDuplicates();
    }

    private void requireServed(int customer, String prefix) throws IOException {
        for (int i = 0; i < OTHERS; i++) {
            Instant begin = Instant.now();
            assertThat(load.post(server.base(), "/CreateAccounts", Load.account(customer, prefix + i))
                            .status())
                    .isEqualTo(200);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(PATIENCE);
        }
    }

    @Test
    void answersThatNobodyFetchesHoldUpNobody() throws Exception {
        int customer = load.customer(server.base(), "Many");
        for (int i = 0; i < 500; i++) {
            assertThat(load.post(server.base(), "/CreateAccounts", Load.account(customer, "33" + i))
                            .status())
                    .isEqualTo(200);
        }
        List<Upload> readers = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                Upload reader = new Upload(server.base(), "/json/reply/Product", "{\"ICustomer\":" + customer + "}");
                readers.add(reader);
                reader.sendRest();
            }
            for (int i = 0; i < OTHERS; i++) {
                assertThat(load.post(server.base(), "/CreateAccounts", Load.account(customer, "34" + i))
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            for (Upload reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        int items = 500;
        String body = Load.batch(IntStream.range(0, items)
                .mapToObj(i -> Load.item("Aborted " + i, String.format("37%03d", i)))
                .collect(Collectors.joining(",")));
        for (String path : List.of("/json/oneway/BatchCustomerCreation", "/BatchCreateCustomers")) {
            for (int part : List.of(0, 1, body.length() / 2, body.length() - 1)) {
                Upload upload = new Upload(server.base(), path, body);
                upload.send(part);
                upload.close();
            }
        }
        for (int i = 0; i < items; i++) {
            Load.Reply none = load.get(server.base(), "/GetAccountInfoByAccountId/demo/1" + String.format("37%03d", i));
            assertThat(none.status()).as("account %d", i).isEqualTo(404);
        }

        Load.Reply whole = load.post(server.base(), "/json/oneway/BatchCustomerCreation", body, "not-aborted");

        assertThat(whole.status()).isEqualTo(202);
        assertThat(Batch.finished(load, server.base(), whole.location())
                        .path("Succeeded")
                        .asInt())
                .isEqualTo(items);
    }

    private List<String> accounts(int customer) throws IOException {
        return load.get(server.base(), "/GetAccounts/demo/" + customer + "/0")
                .body()
                .path("Accounts")
                .findValuesAsText("AccountId");
    }

    /** Requests that each create an account, with a body that is long for it; only their heads are sent. */
    private static final class Uploads implements AutoCloseable {
        private final List<Upload> all = new ArrayList<>();

        Uploads(int customer, String prefix, int size) throws IOException {
            for (int i = 0; i < SLOW; i++) {
                String body = Load.account(customer, prefix + i) + " ".repeat(size);
                all.add(new Upload(server.base(), "/CreateAccounts", body));
            }
        }

        @Override
        public void close() throws IOException {
            for (Upload upload : all) {
                upload.close();
            }
        }
    }

    /** A request whose body goes out bit by bit. */
    private static final class Upload implements AutoCloseable {
        private final Socket socket;
        private final byte[] body;
        private int sent;

        Upload(URI base, String path, String body) throws IOException {
            this.body = body.getBytes(StandardCharsets.UTF_8);
            socket = new Socket(base.getHost(), base.getPort());
            socket.setSoTimeout((int) PATIENCE.toMillis() * 3);
            write(("POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nX-License: demo\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + this.body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        private void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        void send(int bytes) throws IOException {
            socket.getOutputStream().write(body, sent, bytes);
            sent += bytes;
        }

        void sendRest() throws IOException {
            send(body.length - sent);
        }

        boolean isAnswered() {
            try {
                return socket.getInputStream().available() > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String statusLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c != '\r' && c != -1;
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
