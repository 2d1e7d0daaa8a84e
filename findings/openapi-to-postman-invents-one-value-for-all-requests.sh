#!/usr/bin/env bash
# openapi-to-postmanv2 6.3.3 invents the value of a header that has a pattern and no example once, and gives it to every request
# (optional parameters are switched on by default). A header whose sense is that each request has another value, an idempotency
# key, is so the same in the whole collection: a server that keeps its word does the first request, and calls the others conflicts.
# Seen, for two operations with the header `Key`, pattern ^[a-z]{8}$:
#   requests 2, values 1, as the pattern says true
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
npm install --silent --no-audit --no-fund --ignore-scripts openapi-to-postmanv2@6.3.3 > /dev/null
cat > api.json <<'JSON'
{"openapi": "3.0.3", "info": {"title": "keys", "version": "1"}, "components": {"parameters": {"Key": {"name": "Key", "in": "header",
  "schema": {"type": "string", "pattern": "^[a-z]{8}$"}}}}, "paths": {
  "/one": {"post": {"parameters": [{"$ref": "#/components/parameters/Key"}], "responses": {"200": {"description": "ok"}}}},
  "/other": {"post": {"parameters": [{"$ref": "#/components/parameters/Key"}], "responses": {"200": {"description": "ok"}}}}}}
JSON
node_modules/.bin/openapi2postmanv2 -s api.json -o collection.json -O parametersResolution=Example > /dev/null
node -e '
const keys = [];
const walk = (item) => item.item ? item.item.forEach(walk)
  : keys.push(item.request.header.find((header) => header.key === "Key").value);
walk(require("./collection.json"));
console.log(`requests ${keys.length}, values ${new Set(keys).size}, ` +
  `as the pattern says ${keys.every((key) => /^[a-z]{8}$/.test(key))}`);' | tee seen
diff seen - <<'SEEN'
requests 2, values 1, as the pattern says true
SEEN
