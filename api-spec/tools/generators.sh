#!/usr/bin/env bash
# Makes clients of the client edition as a server publishes it, without options, and compiles them: generators.sh BASE_URL [NAME...]
# One line for each generator: "ok", with its version, or "skipped", with the reason. Exit code 0: no generator failed.
# generators.sh --table prints the table of docs/consuming.md, of generators.tsv, whose versions are those that run here.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)

version() { awk -F'\t' -v name="$1" '$1 == name { print $4 }' "$here/generators.tsv"; }

if [ "${1:-}" = --table ]; then
  echo "| language | generator | command | result |"
  echo "|---|---|---|---|"
  awk -F'\t' '{ printf "| %s | %s %s | `%s` | %s |\n", $2, $3, $4, $5, $6 }' "$here/generators.tsv"
  exit
fi
base=${1:?base URL, such as http://localhost:8080}
shift

openapi_generator=$(version og-python)
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
curl -fsS "$base/openapi-client.json" -o "$scratch/contract.json" || exit 1
curl -fsS "$base/editions/openapi-client-double.json" -o "$scratch/double.json" || exit 1
cd "$scratch" || exit 1
failed=0

attempt() { # name and version, command: a subshell that fails where the client cannot be made or compiled
  if ("${@:3}") > "$scratch/$1.log" 2>&1; then echo "ok: $1 $2"; else
    if [ -e "$scratch/$1.skipped" ]; then echo "skipped: $1: $(cat "$scratch/$1.skipped")"; return; fi
    echo "failed: $1 $2" >&2; tail -20 "$scratch/$1.log" >&2; failed=1
  fi
}

need() { # generator, programs: what is not here is no failure of the contract
  for program in "${@:2}"; do
    command -v "$program" > /dev/null || { echo "no $program" > "$scratch/$1.skipped"; exit 1; }
  done
}

node_packages() { # generator, packages
  need "$1" node npm
  mkdir "$1" && cd "$1" && echo '{"private":true}' > package.json \
    && npm install --silent --no-audit --no-fund --ignore-scripts typescript@5.9.3 "${@:2}" \
    || { echo "its packages cannot be had here" > "$scratch/$1.skipped"; exit 1; }
}

strict() { # files: what a project with strict checks makes of them
  node_modules/.bin/tsc --strict --noEmit --skipLibCheck --target es2022 --lib es2022,dom,dom.iterable \
    --module nodenext --moduleResolution nodenext "$@"
}

python_packages() { # generator, packages
  need "$1" python3
  python3 -m venv "$scratch/venv-$1" && "$scratch/venv-$1/bin/pip" install -q --no-cache-dir "${@:2}" \
    || { echo "its packages cannot be had here" > "$scratch/$1.skipped"; exit 1; }
}

go_program() { # generator, package with version
  need "$1" go
  export GOPATH=${GOPATH:-$scratch/gopath} GOFLAGS=-modcacherw GOBIN="$scratch/bin"
  go install "$2" || { echo "it cannot be had here" > "$scratch/$1.skipped"; exit 1; }
  mkdir "$1" && cd "$1" && go mod init client
}

og() { # generator: into the folder of its name
  [ -e "$scratch/openapi-generator-cli.jar" ] || "$here/../../mvnw" -q -B -ntp -f "$here/../pom.xml" dependency:copy \
    -Dartifact="org.openapitools:openapi-generator-cli:$openapi_generator" -DoutputDirectory="$scratch" \
    -Dmdep.stripVersion=true \
    || { echo "OpenAPI Generator cannot be had here" > "$scratch/og-$1.skipped"; exit 1; }
  java -jar "$scratch/openapi-generator-cli.jar" generate -i contract.json -g "$1" -o "og-$1" && cd "og-$1"
}

og-python() { need og-python python3; og python && python_packages og-python . && "$scratch/venv-og-python/bin/python" -W error -c "
import openapi_client
account = openapi_client.PortaAccount.from_dict({'IProduct': 3})
assert account.to_dict() == {'IProduct': 3}, account"; }
og-go() { need og-go go; export GOPATH=${GOPATH:-$scratch/gopath} GOFLAGS=-modcacherw; og go && go mod tidy && go vet .; }
og-typescript-fetch() { og typescript-fetch && cd .. && node_packages ts-fetch && cp -r ../og-typescript-fetch client \
  && node_modules/.bin/tsc --strict --noEmit --target es2020 --lib es2020,dom --module commonjs --moduleResolution node10 client/index.ts; }
og-typescript-axios() { og typescript-axios && cd .. && node_packages ts-axios axios@1.21.1 @types/node@22 && cp -r ../og-typescript-axios client \
  && node_modules/.bin/tsc --strict --noEmit --skipLibCheck --target es2020 --lib es2020,dom --module commonjs --moduleResolution node10 client/index.ts; }
og-rust() { need og-rust cargo; og rust && cargo check; }
og-kotlin() { og kotlin && cp "$here/kotlin.pom.xml" pom.xml && "$here/../../mvnw" -q -B -ntp compile; }
og-php() { need og-php php; og php && find lib -name '*.php' -print0 | xargs -0 -n1 php -l; }
og-ruby() { need og-ruby ruby; og ruby && find lib -name '*.rb' -print0 | xargs -0 -n1 ruby -wc; }
progenitor() { need progenitor cargo; cargo install -q --root "$scratch/cargo" --version "$(version progenitor)" cargo-progenitor \
    || { echo "it cannot be had here" > "$scratch/progenitor.skipped"; exit 1; }
  "$scratch/cargo/bin/cargo-progenitor" progenitor -i contract.json -o progenitor -n client -v 0.1.0 && cd progenitor && cargo check; }
oapi-codegen() { go_program oapi-codegen "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v$(version oapi-codegen)" \
  && "$scratch/bin/oapi-codegen" -generate types,client -package client -o client.go ../contract.json && go mod tidy && go vet .; }
oapi-codegen-double() { go_program oapi-codegen-double "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v$(version oapi-codegen)" \
  && "$scratch/bin/oapi-codegen" -generate types,client -package client -o client.go ../double.json && go mod tidy && go vet . \
  && cp "$here/amounts_test.go.txt" amounts_test.go && go test .; }
ogen() { go_program ogen "github.com/ogen-go/ogen/cmd/ogen@v$(version ogen)" \
  && "$scratch/bin/ogen" --target api --clean ../contract.json && go mod tidy && go vet ./...; }
openapi-typescript() { node_packages openapi-typescript "openapi-typescript@$(version openapi-typescript)" \
  && node_modules/.bin/openapi-typescript ../contract.json -o schema.ts && strict schema.ts; }
hey-api() { node_packages hey-api "@hey-api/openapi-ts@$(version hey-api)" && node_modules/.bin/openapi-ts -i ../contract.json -o out && strict out/index.ts; }
orval() { node_packages orval "orval@$(version orval)" axios@1.7.9 \
  && for client in axios-functions fetch; do
    node_modules/.bin/orval --client "$client" --input ../contract.json --output "$client/api.ts" && strict "$client/api.ts" || exit 1
  done; }
openapi-python-client() { python_packages openapi-python-client "openapi-python-client==$(version openapi-python-client)" mypy==2.4.1 \
  && "$scratch/venv-openapi-python-client/bin/openapi-python-client" generate --path contract.json --output-path opc --meta none \
  && "$scratch/venv-openapi-python-client/bin/mypy" --strict opc; }
datamodel-code-generator() { python_packages datamodel-code-generator "datamodel-code-generator==$(version datamodel-code-generator)" pydantic \
  && "$scratch/venv-datamodel-code-generator/bin/datamodel-codegen" --input contract.json --input-file-type openapi \
    --output-model-type pydantic_v2.BaseModel --output models.py \
  && "$scratch/venv-datamodel-code-generator/bin/python" -W error models.py; }

mapfile -t known < <(cut -f1 "$here/generators.tsv")
names=("$@")
[ ${#names[@]} -gt 0 ] || names=("${known[@]}")
for name in "${names[@]}"; do
  version=$(version "$name")
  [ -n "$version" ] || { echo "there is no generator $name; there are: ${known[*]}" >&2; exit 2; }
  attempt "$name" "$version" "$name"
done
exit "$failed"
