#!/usr/bin/env bash
# Imports the client edition that a demo server serves with Postman's and Bruno's own programs, and runs every request: run.sh
# BASE_URL. Its packages take half a gigabyte in a temporary folder. Exit code 0: every request is a success; what cannot run here
# says "skipped: reason".
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
base=${1:?base URL, such as http://localhost:8080}
if ! command -v node npm > /dev/null; then echo "skipped: no node and npm"; exit 0; fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$here"/package*.json "$here"/importers.mjs "$here/../prism.mjs" "$scratch"
cd "$scratch"
if ! npm ci --ignore-scripts --no-audit --no-fund > npm.log 2>&1; then
  tail -5 npm.log; echo "skipped: the packages of node cannot be had here"; exit 0
fi
node importers.mjs "$base"
