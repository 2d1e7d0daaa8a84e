#!/usr/bin/env bash
# Runs Schemathesis against a running server: run.sh BASE_URL [LICENSE] [option of `st run`...]
# All phases, all checks, a fixed seed. Exit code 0: no failure; 1: failures or errors; 3: Schemathesis cannot be had here.
# SCHEMATHESIS names an installed `st`, otherwise the pinned version is installed into a temporary environment.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
base=${1:?base URL, such as http://localhost:8080}
export PORTA_LICENSE=${2:-demo}
shift; if [ $# -gt 0 ]; then shift; fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
st=${SCHEMATHESIS:-$scratch/venv/bin/st}
if [ -z "${SCHEMATHESIS:-}" ]; then
  python3 -m venv "$scratch/venv" || exit 3
  "$scratch/venv/bin/pip" install -q --no-cache-dir -r "$here/requirements.txt" || exit 3
fi

cd "$scratch"
# One worker: the generators of Hypothesis are not made for threads, and with a seed a run is the same again.
SCHEMATHESIS_HOOKS="$here/hooks.py" "$st" --config-file "$here/schemathesis.toml" run "$base/openapi.json" \
  --header "X-License: $PORTA_LICENSE" --checks all --seed 1 --workers 1 --no-color \
  --generation-database none "$@"
