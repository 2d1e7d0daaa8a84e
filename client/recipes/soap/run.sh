#!/usr/bin/env bash
# The recipes of this folder against a running service: run.sh [--install] BASE_URL [CALLER...]
# Each caller gets its packages by pinned version in a scratch folder. Without its toolchain it is skipped, with the reason;
# --install lets apt-get install what is missing (for CI; needs root). Exit code 1 when a caller does not do its job.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
install=
if [ "${1:-}" = --install ]; then install=yes; shift; fi
export PORTA_URL=${1:?usage: run.sh [--install] BASE_URL [CALLER...]} PORTA_LICENSE=${PORTA_LICENSE:-demo}
shift
callers=("$@")
if [ $# = 0 ]; then callers=(zeep php node-soap cxf gowsdl wcf suds perl tcl mono-wsdl); fi

scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
cp -r "$here"/*/ "$scratch"
cd "$scratch" || exit 1

skip() { echo "skipped: $1"; exit 3; }

has() { # commands
  local name
  for name in "$@"; do command -v "$name" > /dev/null || return 1; done
}

has_php() { command php -r 'exit(class_exists("SoapClient") ? 0 : 1);' > /dev/null 2>&1; }

packages() { # Debian packages: into the system, where that is allowed
  [ -n "$install" ] && command -v apt-get > /dev/null && [ "$(id -u)" = 0 ] || return 1
  if [ ! -e apt-updated ]; then
    apt-get -qq -o DPkg::Lock::Timeout=120 update > apt.log 2>&1 || return 1
    touch apt-updated
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@" >> apt.log 2>&1
}

zeep() {
  python3 -m venv venv > /dev/null 2>&1 || skip "no Python 3 with venv"
  venv/bin/pip install -q --no-cache-dir -r zeep/requirements.txt || skip "its packages cannot be had here"
  venv/bin/python zeep/recipe.py
}

php() {
  has_php || skip "no PHP with its SOAP extension"
  command php php/recipe.php
}

node-soap() {
  cd node-soap || return
  has node npm || skip "no node and npm"
  npm ci --no-audit --no-fund --loglevel=error > /dev/null || skip "its packages cannot be had here"
  node recipe.js
}

cxf() {
  has java || skip "no JDK"
  if ! "$here/../../../mvnw" -q -B -ntp -f cxf/pom.xml compile exec:java "-Dporta.url=$PORTA_URL" "-Dporta.license=$PORTA_LICENSE" > cxf.log 2>&1; then
    if grep -qE 'Could not (find|resolve|transfer) ' cxf.log; then skip "its packages cannot be had here"; fi
    tail -30 cxf.log
    return 1
  fi
  grep '^CXF' cxf.log
}

gowsdl() {
  cd gowsdl || return
  has go || skip "no Go"
  go mod download > ../gowsdl.log 2>&1 || skip "its packages cannot be had here"
  go generate > ../gowsdl.log 2>&1 || { cat ../gowsdl.log; return 1; }
  go vet . ./porta && go run .
}

wcf() {
  has mcs mono || skip "no Mono"
  mcs -nologo -nowarn:649 -out:Recipe.exe wcf/Recipe.cs -r:System.ServiceModel -r:System.Runtime.Serialization || return 1
  mono Recipe.exe "$PORTA_URL" "$PORTA_LICENSE"
}

suds() {
  python3 -m venv suds-venv > /dev/null 2>&1 || skip "no Python 3 with venv"
  suds-venv/bin/pip install -q --no-cache-dir -r suds/requirements.txt || skip "its packages cannot be had here"
  suds-venv/bin/python suds/recipe.py
}

has_perl() { has perl wsdl2perl && command perl -MSOAP::WSDL -e 1 > /dev/null 2>&1; }

perl() {
  cd perl || return
  has_perl || skip "no Perl with SOAP::WSDL"
  wsdl2perl -mi ./typemap.pl "$PORTA_URL/soap11?wsdl" > ../perl.log 2>&1 < /dev/null || { grep -v '^Creating' ../perl.log | head -20; return 1; }
  command perl recipe.pl
}

# Of a script on the standard input, tclsh tells no error by its exit code.
has_tcl() { has tclsh && echo 'exit [catch {package require WS::Client}]' | tclsh > /dev/null 2>&1; }

tcl() {
  has_tcl || skip "no Tcl with WS::Client"
  tclsh tcl/recipe.tcl "$PORTA_URL" "$PORTA_LICENSE"
}

# wsdl is the name of other programs, too.
has_wsdl() { has mcs mono wsdl && [[ $(wsdl 2>&1) == *Mono* ]]; }

mono-wsdl() {
  cd mono-wsdl || return
  has_wsdl || skip "no Mono with its wsdl"
  local version endpoint
  for version in Soap Soap12; do
    endpoint=soap11
    if [ $version = Soap12 ]; then endpoint=soap12; fi
    wsdl -nologo -protocol:$version -out:$version.cs "$PORTA_URL/$endpoint?wsdl" > wsdl.log 2>&1 || { cat wsdl.log; return 1; }
    mcs -nologo -nowarn:649 -out:$version.exe Recipe.cs $version.cs -r:System.Web.Services -r:System.Xml || return 1
    mono $version.exe $endpoint "$PORTA_LICENSE" || return 1
  done
}

for caller in "${callers[@]}"; do
  case $caller in
    php) has_php || packages php-cli php-soap ;;
    wcf) has mcs mono || packages mono-mcs mono-runtime libmono-system-servicemodel4.0a-cil ;;
    perl) has_perl || packages libsoap-wsdl-perl ;;
    tcl) has_tcl || packages tclws ;;
    mono-wsdl) has_wsdl || packages mono-devel ;;
  esac
done

# All at once: most of the time is spent on fetching.
for caller in "${callers[@]}"; do
  ( ( "$caller" ); echo $? > "$caller.code" ) > "$caller.out" 2>&1 &
done
wait

failed=()
for caller in "${callers[@]}"; do
  echo "== SOAP: $caller"
  cat "$caller.out"
  case $(cat "$caller.code") in
    0 | 3) ;;
    *) failed+=("$caller") ;;
  esac
done
if [ ${#failed[@]} -gt 0 ]; then echo "failed: ${failed[*]}" >&2; exit 1; fi
