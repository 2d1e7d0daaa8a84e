#!/usr/bin/env bash
# openapi-diff 2.1.7 (openapi-diff-core): a property that is gone from an answer is a compatible change to it, as long as it was not
# required, and so is one that may be null from now on. A status that is gone from the answers is incompatible, and so is a request body
# that need not be sent any more, though nobody who sends one notices. Seen:
#   property gone from the answer: compatible
#   property may be null in the answer: compatible
#   status 409 gone: incompatible
#   body may be left out: incompatible
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
wrapper=$(cd "$(dirname "$0")/.." && pwd)/mvnw
cd "$scratch"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>look</groupId>
  <artifactId>look</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.openapitools.openapidiff</groupId>
      <artifactId>openapi-diff-core</artifactId>
      <version>2.1.7</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
XML
"$wrapper" -q -B -ntp -f pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=path > /dev/null
cat > Look.java <<'JAVA'
import org.openapitools.openapidiff.core.OpenApiCompare;

class Look {
    private static final String CONTRACT = """
            openapi: 3.0.3
            info: {title: t, version: "1"}
            paths:
              /things:
                post:
                  requestBody:
                    required: true
                    content: {application/json: {schema: {type: object}}}
                  responses:
                    "200":
                      description: done
                      content:
                        application/json:
                          schema:
                            type: object
                            properties: {Name: {type: string}, Email: {type: string}}
                    "409": {description: taken}
            """;

    public static void main(String[] arguments) {
        look("property gone from the answer", ", Email: {type: string}", "");
        look("property may be null in the answer", "Email: {type: string}", "Email: {type: string, nullable: true}");
        look("status 409 gone", "        \"409\": {description: taken}\n", "");
        look("body may be left out", "required: true", "required: false");
    }

    private static void look(String change, String from, String to) {
        if (!CONTRACT.contains(from)) {
            throw new IllegalStateException(from);
        }
        boolean compatible = OpenApiCompare.fromContents(CONTRACT, CONTRACT.replace(from, to)).isCompatible();
        System.out.println(change + ": " + (compatible ? "compatible" : "incompatible"));
    }
}
JAVA
java -cp "$(cat path)" Look.java 2> log | tee seen || { cat log; exit 1; }
diff seen - <<'SEEN'
property gone from the answer: compatible
property may be null in the answer: compatible
status 409 gone: incompatible
body may be left out: incompatible
SEEN
