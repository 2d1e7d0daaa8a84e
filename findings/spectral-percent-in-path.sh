#!/usr/bin/env bash
# Spectral (spectral-cli 6.16.3, ruleset spectral:oas) says that an operation does not define its path parameter, where it
# does so by $ref and the path holds percent escapes, which URLs need for brackets. With another path of the same
# document, or with the parameter written in place, it says nothing. Seen (exit code 1):
#   error path-params: Operation must define parameter "{format}" as expected by path "/{format}/items%5B%5D".
#   /{format}/items-all: nothing
#   /{format}/items%5B%5D without $ref: nothing
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
npm install --silent --no-audit --no-fund --ignore-scripts @stoplight/spectral-cli@6.16.3 > /dev/null
echo 'extends: ["spectral:oas"]' > ruleset.yaml
document() { # path, parameter
  cat <<YAML
openapi: 3.0.3
info: {title: Items, version: '1', description: Items., contact: {name: Somebody}}
servers: [{url: 'https://example.org'}]
tags: [{name: Items, description: Items.}]
paths:
  $1:
    get:
      operationId: items
      description: All items.
      tags: [Items]
      parameters:
        - $2
      responses:
        '200': {description: The items.}
components:
  parameters:
    Format: {name: format, in: path, required: true, schema: {type: string}}
    Other: {name: other, in: query, schema: {type: string}}
YAML
}
errors() { # the errors of a document
  npx spectral lint "$1" -r ruleset.yaml -f json -q > found.json || true
  node -p 'JSON.parse(require("fs").readFileSync("found.json")).filter((it) => it.severity === 0).map((it) => `error ${it.code}: ${it.message}`).join("\n") || "nothing"'
}
reference='{$ref: "#/components/parameters/Format"}'
document '/{format}/items%5B%5D' "$reference" > escaped.yaml
document '/{format}/items-all' "$reference" > plain.yaml
document '/{format}/items%5B%5D' '{name: format, in: path, required: true, schema: {type: string}}' > in-place.yaml
{
  errors escaped.yaml
  echo "/{format}/items-all: $(errors plain.yaml)"
  echo "/{format}/items%5B%5D without \$ref: $(errors in-place.yaml)"
} | tee seen
diff seen - <<'SEEN'
error path-params: Operation must define parameter "{format}" as expected by path "/{format}/items%5B%5D".
/{format}/items-all: nothing
/{format}/items%5B%5D without $ref: nothing
SEEN
