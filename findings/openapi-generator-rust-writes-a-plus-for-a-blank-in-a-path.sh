#!/usr/bin/env bash
# OpenAPI Generator 7.25.0, rust (reqwest): parameters of a path are encoded as a form is, so a blank becomes a plus. In a path a
# plus is a plus (RFC 3986), and a server that looks for "Business Line" is asked for "Business+Line". The Kotlin client of
# the same generator sends %20. The same client ignores nullable of list items: such a list is Vec<String>, and an
# answer with a null in it cannot be read. Seen:
#   urlencode("Business Line") = Business+Line
#   pub names: Option<Vec<String>>
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
wrapper=$(cd "$(dirname "$0")/.." && pwd)/mvnw
cd "$scratch"
"$wrapper" -q -B -ntp -f "$(dirname "$wrapper")/pom.xml" -N dependency:copy -DoutputDirectory="$scratch" -Dmdep.stripVersion=true \
  -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 > /dev/null
cat > contract.yaml <<'YAML'
openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /things/{search}:
    get:
      operationId: findThings
      parameters: [{name: search, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: found
          content: {application/json: {schema: {$ref: "#/components/schemas/Things"}}}
components:
  schemas:
    Things:
      type: object
      properties:
        names: {type: array, items: {type: string, nullable: true}}
YAML
java -jar openapi-generator-cli.jar generate -g rust -i contract.yaml -o client --package-name things > /dev/null 2>&1
cd client
cat >> src/apis/mod.rs <<'RUST'

#[test]
fn look() {
    println!("urlencode(\"Business Line\") = {}", urlencode("Business Line"));
}
RUST
{
  cargo test -q --no-default-features -- --nocapture look 2> ../log | grep -o 'urlencode.*' || { cat ../log >&2; exit 1; }
  grep -o 'pub names: .*>' src/models/things.rs
} | tee ../seen
diff ../seen - <<'SEEN'
urlencode("Business Line") = Business+Line
pub names: Option<Vec<String>>
SEEN
