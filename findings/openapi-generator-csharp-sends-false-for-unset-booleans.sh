#!/usr/bin/env bash
# OpenAPI Generator 7.25.0, csharp with its library httpclient: an optional property of type boolean, without a default, becomes a
# plain bool that is always written. So a client that sets a name only sends "Active":false as well, and a partial update
# switches off what it never mentioned. Numbers of the same contract are left out when they are 0, so that 0 cannot be sent. With the
# normalizer SET_PRIMITIVE_TYPES_TO_NULLABLE both are nullable. Java, Kotlin, Rust and Python of the same generator leave
# an unset boolean out. Seen:
#   without: [DataMember(Name = "Active", EmitDefaultValue = true)] public bool Active
#   without: [DataMember(Name = "Count", EmitDefaultValue = false)] public int Count
#   with the normalizer: [DataMember(Name = "Active", EmitDefaultValue = true)] public bool? Active
#   with the normalizer: [DataMember(Name = "Count", EmitDefaultValue = true)] public int? Count
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
  /things:
    patch:
      operationId: patchThing
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"200": {description: done}}
components:
  schemas:
    Thing:
      type: object
      properties:
        Name: {type: string}
        Active: {type: boolean}
        Count: {type: integer, format: int32}
YAML
look() { # folder, words
  awk -v words="$2" '/DataMember/ { mark = $0 } /public .* { get; set; }/ { gsub(/^ +| \{.*$/, "");  sub(/^ +/, "", mark); print words ": " mark " " $0 }' \
    "$1/src/Org.OpenAPITools/Model/Thing.cs" | grep -E ' (Active|Count)$'
}
generate() { java -jar openapi-generator-cli.jar generate -g csharp --library httpclient -i contract.yaml "$@" > /dev/null 2>&1; }
generate -o plain
generate -o nullable --openapi-normalizer 'SET_PRIMITIVE_TYPES_TO_NULLABLE=boolean|integer|number'
{ look plain without; look nullable "with the normalizer"; } | tee seen
diff seen - <<'SEEN'
without: [DataMember(Name = "Active", EmitDefaultValue = true)] public bool Active
without: [DataMember(Name = "Count", EmitDefaultValue = false)] public int Count
with the normalizer: [DataMember(Name = "Active", EmitDefaultValue = true)] public bool? Active
with the normalizer: [DataMember(Name = "Count", EmitDefaultValue = true)] public int? Count
SEEN
