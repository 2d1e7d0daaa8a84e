#!/usr/bin/env bash
# Prism 5.16.0 splits the value of a path parameter at commas before it looks at its schema, also where that is a text: with
# `type: string` it calls /pairs/1,2 invalid ("must be string", 422), while /pairs/1%2C2 is a text of three characters. RFC 3986
# lets a comma stand in a path, and style "simple" has a delimiter only in arrays and objects. Postman's and Bruno's importers
# leave the comma of an example as it is, so that what they import fails through Prism's mock and proxy. Seen:
#   /pairs/12    200
#   /pairs/1%2C2 200
#   /pairs/1,2   422
set -euo pipefail
scratch=$(mktemp -d)
trap 'kill "$prism" 2> /dev/null || true; rm -rf "$scratch"' EXIT
cd "$scratch"
prism=
npm install --silent --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.16.0 > /dev/null
cat > api.json <<'JSON'
{"openapi": "3.0.3", "info": {"title": "pairs", "version": "1"}, "paths": {"/pairs/{pair}": {"get": {
  "parameters": [{"name": "pair", "in": "path", "required": true, "schema": {"type": "string"}}],
  "responses": {"200": {"description": "ok", "content": {"application/json": {"example": {"ok": true}}}}}}}}}
JSON
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
node node_modules/@stoplight/prism-cli/dist/index.js mock api.json --host 127.0.0.1 --port "$port" > log 2>&1 &
prism=$!
for _ in $(seq 120); do grep -q "is listening" log && break; sleep 0.5; done
for path in 12 1%2C2 1,2; do
  printf '/pairs/%-5s %s\n' "$path" "$(curl -s -o answer -w '%{http_code}' "http://127.0.0.1:$port/pairs/$path")"
done | tee seen
grep -q 'must be string' answer
diff seen - <<'SEEN'
/pairs/12    200
/pairs/1%2C2 200
/pairs/1,2   422
SEEN
