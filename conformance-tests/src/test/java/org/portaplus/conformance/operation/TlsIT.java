package org.portaplus.conformance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.http.Answer;
import org.portaplus.process.ServerProcess;

/** TLS by settings alone, as {@code docs/operations.md} has it, with a certificate that signed itself. */
@Timeout(300)
class TlsIT {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    Path dir;

    @Test
    void theServerSpeaksTlsWithItsCertificateAndSendsPlainRequestsThere() throws Exception {
        KeyStore store = selfSigned();
        int port = freePort();
        Map<String, String> settings = Map.of(
                "QUARKUS_TLS_KEY_STORE_PEM__0__CERT",
                pem("CERTIFICATE", store.getCertificate("server").getEncoded()),
                "QUARKUS_TLS_KEY_STORE_PEM__0__KEY",
                pem(
                        "PRIVATE KEY",
                        store.getKey("server", PASSWORD.toCharArray()).getEncoded()),
                "QUARKUS_HTTP_SSL_PORT",
                String.valueOf(port),
                "QUARKUS_HTTP_INSECURE_REQUESTS",
                "redirect");
        try (ServerProcess server = new ServerProcess("tls", settings)) {
            Patience.until(() -> isOpen(port), open -> open); // it opens after the plain one
            HttpClient knowing =
                    HttpClient.newBuilder().sslContext(trusting(store)).build();
            URI secure = URI.create("https://localhost:" + port);

            HttpResponse<String> read = knowing.send(
                    HttpRequest.newBuilder(secure.resolve("/GetProducts/demo/USD.json"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.body()).contains("PortaProducts");
            assertThat(read.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            HttpResponse<String> posted = knowing.send(
                    HttpRequest.newBuilder(secure.resolve("/json/reply/Product"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"License\":\"demo\",\"Currency\":\"USD\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(posted.body()).isEqualTo(read.body());

            assertThat(posted.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            String line = "operation=Product format=json status=200 ";
            Patience.until(server::log, log -> log.lines()
                    .anyMatch(told -> told.contains(line)
                            && told.contains(" out=" + posted.body().length() + " ")));

            Answer redirected = new Http(server.base()).get("/metadata");
            assertThat(redirected.status()).isBetween(301, 308);
            assertThat(redirected.header("Location")).isEqualTo(secure + "/metadata");

            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(secure).build(), BodyHandlers.discarding()))
                    .as("a client that does not know the certificate")
                    .isInstanceOf(SSLException.class);
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private KeyStore selfSigned() throws Exception {
        Path file = dir.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private String pem(String kind, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Path file = dir.resolve(kind.replace(' ', '-') + ".pem");
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n")
                .toString();
    }

    private static SSLContext trusting(KeyStore store) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
