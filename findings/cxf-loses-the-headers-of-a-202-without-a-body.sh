#!/usr/bin/env bash
# Tool: Apache CXF 4.1.3, JAX-WS client (org.apache.cxf:cxf-rt-frontend-jaxws and cxf-rt-transports-http).
#
# A call that has an answer in the WSDL and is answered by 202 without a body (WS-I Basic Profile allows it; the service has
# taken the work) returns null, and its headers are lost: the response context has the status and no HTTP_RESPONSE_HEADERS, so
# that a Location is out of reach. When the answer is 200 with an envelope, the same header is there.
#
# Seen:
#   200: result true, status 200, Location [/work/1]
#   202: result false, status 202, Location null
#
# Needs a JDK 17 and Maven; listens on a free port of the loopback. Exit code 1 when it is no longer so.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

cat > pom.xml << 'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.cxf</groupId><artifactId>cxf-rt-frontend-jaxws</artifactId><version>4.1.3</version></dependency>
    <dependency><groupId>org.apache.cxf</groupId><artifactId>cxf-rt-transports-http</artifactId><version>4.1.3</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
END
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 \
  || { cat mvn.log; exit 1; }

cat > Finding.java << 'END'
import com.sun.net.httpserver.HttpServer;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        byte[] envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Pong xmlns='urn:example'/></s:Body></s:Envelope>"
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean taken = exchange.getRequestURI().getPath().equals("/202");
            exchange.getResponseHeaders().set("Location", "/work/1");
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            exchange.sendResponseHeaders(taken ? 202 : 200, taken ? -1 : envelope.length);
            if (!taken) {
                exchange.getResponseBody().write(envelope);
            }
            exchange.close();
        });
        server.start();
        for (String status : new String[] {"200", "202"}) {
            QName port = new QName("urn:example", "Port");
            Service service = Service.create(new QName("urn:example", "Service"));
            service.addPort(port, SOAPBinding.SOAP11HTTP_BINDING, "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status);
            Dispatch<Source> client = service.createDispatch(port, Source.class, Service.Mode.PAYLOAD);
            Source result = client.invoke(new StreamSource(new StringReader("<Ping xmlns='urn:example'/>")));
            Map<String, Object> context = client.getResponseContext();
            Map<?, ?> headers = (Map<?, ?>) context.get(MessageContext.HTTP_RESPONSE_HEADERS);
            System.out.println(status + ": result " + (result != null) + ", status " + context.get(MessageContext.HTTP_RESPONSE_CODE)
                    + ", Location " + (headers == null ? null : headers.get("Location")));
        }
        server.stop(0);
        System.exit(0);
    }
}
END
java -cp 'lib/*' Finding.java 2> log | tee seen || { cat log; exit 1; }
grep -qx '200: result true, status 200, Location \[/work/1\]' seen
grep -qx '202: result false, status 202, Location null' seen
