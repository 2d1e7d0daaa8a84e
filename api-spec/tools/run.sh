#!/usr/bin/env bash
# Holds the contract that a server serves against stock tools: run.sh BASE_URL
#   yaml     openapi.yaml says the same as openapi.json to readers of YAML 1.1 and 1.2
#   lint     Spectral's and Redocly's errors are those that ../src/main/openapi/explained-errors.txt explains
#   amounts  AJV and Python's jsonschema take every amount from 0.01 to 99.99
#   editions by schema, Redocly and Spectral the other editions are right, and the overlay makes the client edition
#   workflows by Redocly the Arazzo document is valid, and its workflows run against the server
#   mock     Prism's mock answers with the samples, in every format
#   names    oapi-codegen makes types of it that compile in Go
# Exit code 0: all that could run holds; what cannot run here says "skipped: reason". Nothing is left behind.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
base=${1:?base URL, such as http://localhost:8080}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for document in openapi.json openapi.yaml; do curl -fsS "$base/$document" -o "$scratch/$document"; done
curl -fsS "$base/samples/Product/response.json" -o /dev/null

diff <("$here/generators.sh" --table) <(sed -n '/^<!-- made by/,/^<!-- end/p' "$here/../../docs/consuming.md" | grep '^|') \
  || { echo "the table of docs/consuming.md is not that of generators.tsv: generators.sh --table" >&2; exit 1; }

node_tools() {
  if ! command -v node npm > /dev/null; then echo "skipped: no node and npm"; return; fi
  cp "$here"/package*.json "$here"/*.mjs "$scratch"
  cp "$here/../src/main/openapi/explained-errors.txt" "$scratch"
  cd "$scratch"
  if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
    echo "skipped: node $(node --version) is older than 20.19"; return
  fi
  # No scripts: one of the packages would tell its makers.
  if ! npm ci --ignore-scripts --no-audit --no-fund > "$scratch/npm.log" 2>&1; then
    tail -5 "$scratch/npm.log"; echo "skipped: the packages of node cannot be had here"; return
  fi
  node yaml.mjs openapi.yaml openapi.json
  node lint.mjs openapi.json explained-errors.txt
  node amounts.mjs openapi.json
  node editions.mjs "$base"
  node workflows.mjs "$base"
  node mock.mjs openapi.json "$base"
}

python_tools() {
  if ! python3 -m venv "$scratch/venv" > /dev/null 2>&1; then echo "skipped: no Python 3 with venv"; return; fi
  if ! "$scratch/venv/bin/pip" install -q --no-cache-dir -r "$here/requirements.txt" > "$scratch/pip.log" 2>&1; then
    tail -5 "$scratch/pip.log"; echo "skipped: the packages of Python cannot be had here"; return
  fi
  "$scratch/venv/bin/python" "$here/readers.py" "$scratch/openapi.yaml" "$scratch/openapi.json"
}

go_tools() {
  if ! command -v go > /dev/null; then echo "skipped: no Go"; return; fi
  mkdir "$scratch/go"
  cd "$scratch/go"
  export GOPATH="$scratch/gopath" GOFLAGS=-modcacherw
  local generator=github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.4.1
  if ! go run "$generator" -version > go.log 2>&1; then
    tail -5 go.log; echo "skipped: oapi-codegen cannot be had here"; return
  fi
  go run "$generator" -generate types -package types ../openapi.json > types.go
  go mod init types > go.log 2>&1
  go build .
  echo "names: oapi-codegen makes types that compile"
}

# Side by side; each says what it found when it has ended.
(python_tools) > "$scratch/python.log" 2>&1 &
python=$!
(go_tools) > "$scratch/go.log" 2>&1 &
go=$!
(node_tools) &
node=$!
code=0
wait "$node" || code=$?
wait "$python" || code=$?
wait "$go" || code=$?
cat "$scratch/python.log" "$scratch/go.log"
exit "$code"
