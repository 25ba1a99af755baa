#!/usr/bin/env bash
# Builds the image and tries it as hard as production would hold it: npm run verify:container
# Needs docker or podman; as root on Debian it installs podman where neither is there. Where the base image cannot be
# had, a stand-in is made of this machine's node and libraries, which proves the recipe, not the real base.
# Settings: ENGINE (docker or podman), MEMORY (64m), CPUS (0.25).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

memory=${MEMORY:-64m} cpus=${CPUS:-0.25} most_kb=3000
export KEY=verify-container-key
name=namuna-verify-$$ image=namuna-verify:$$ stand_in=namuna-stand-in:$$
work=$(mktemp -d "${TMPDIR:-/tmp}/namuna-verify.XXXXXX")
failures=0

ok() { echo "ok   $*"; }
fail() { echo "FAIL $*"; failures=$((failures + 1)); }
die() { echo "FAIL $*"; exit 1; }
quiet() { "$@" >"$work/log" 2>&1 || { tail -n 30 "$work/log"; return 1; }; }

now() { node -p 'Date.now()'; }
free_port() { node -e 'const s = require("node:net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })'; }

clean_up() {
  if [ -n "${engine:-}" ]; then
    "$engine" rm -f "$name" "$name-keyless"
    "$engine" rmi -f "$image" "$stand_in"
    # podman keeps its storage mounted on itself.
    if [ -n "${CONTAINERS_STORAGE_CONF:-}" ]; then umount "$work/root/overlay"; fi
  fi
  rm -rf "$work"
}
trap 'clean_up >/dev/null 2>&1 || true' EXIT

choose_engine() {
  if [ -n "${ENGINE:-}" ]; then
    engine=$ENGINE
  elif docker info >/dev/null 2>&1; then
    engine=docker
  else
    engine=podman
    if ! command -v podman >/dev/null; then install_podman; fi
  fi
  command -v "$engine" >/dev/null || die "$engine is missing: install docker, or podman and runc"
  build=("$engine" build) run=("$engine" run -d --read-only)
  if [ "$engine" = podman ]; then
    # The OCI format has no health check.
    build+=(--format docker --layers=false --network host)
    # podman would put a tmpfs over /tmp.
    run+=(--read-only-tmpfs=false)
    if [ "$(id -u)" = 0 ] && [ ! -d /run/systemd/system ]; then podman_without_systemd; fi
  fi
}

install_podman() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    die "neither docker's engine nor podman is here: start the one, or install podman and runc"
  fi
  quiet apt-get update -qq || die "apt-get update"
  DEBIAN_FRONTEND=noninteractive quiet apt-get install -y -qq --no-install-recommends podman runc || die "apt-get install podman runc"
}

# Inside a container or a small virtual machine: no systemd to make cgroups, no right to raise limits. Storage of its
# own, so that nothing is left behind.
podman_without_systemd() {
  export CONTAINERS_STORAGE_CONF=$work/storage.conf CONTAINERS_CONF=$work/containers.conf TMPDIR=$work
  printf '[storage]\ndriver = "overlay"\ngraphroot = "%s/root"\nrunroot = "%s/run"\n' "$work" "$work" >"$CONTAINERS_STORAGE_CONF"
  cat >"$CONTAINERS_CONF" <<'CONF'
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
CONF
}

choose_base() {
  base=$(sed -n 's/^ARG NODE_IMAGE=//p' Dockerfile)
  if "$engine" image inspect "$base" >/dev/null 2>&1 || quiet "$engine" pull "$base" >/dev/null; then
    ok "base: $base"
  else
    make_stand_in
    base=$stand_in
    ok "base: a stand-in with node $(node -p process.versions.node), as the image that the Dockerfile names cannot be had here"
  fi
}

# A root file system with what npm needs: node, npm, sh, env and their libraries.
make_stand_in() {
  command -v ldd >/dev/null || die "no base image can be had, and a stand-in can only be made on Linux"
  local root=$work/stand-in dir npm library certificates
  mkdir -p "$root"/usr/{bin,lib,lib64,local/bin,local/lib/node_modules} "$root"/{etc/ssl/certs,home/node,root,tmp,dev,proc,sys}
  for dir in bin lib lib64; do ln -s "usr/$dir" "$root/$dir"; done
  put "$(node -p process.execPath)" /usr/local/bin/node
  put "$(type -P dash || type -P sh)" /usr/bin/sh
  put "$(type -P env)" /usr/bin/env
  # Older C libraries look names up by these, which no ldd lists.
  for library in "$(dirname "$(ldd "$(type -P env)" | grep -oE '/[^ ]+/libc\.so\.6')")"/libnss_{dns,files}.so.2; do
    if [ -e "$library" ]; then put "$library" "$library"; fi
  done
  npm=$(dirname "$(dirname "$(readlink -f "$(type -P npm)")")")
  cp -R "$npm" "$root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  certificates=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
  if [ -r "$certificates" ]; then cp -L "$certificates" "$root/etc/ssl/certs/ca-certificates.crt"; fi
  printf 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnode:x:1000:\n' >"$root/etc/group"
  chmod 1777 "$root/tmp"
  tar -C "$root" --owner=0 --group=0 --numeric-owner -cf "$work/stand-in.tar" .
  quiet "$engine" import --change 'ENV PATH=/usr/local/bin:/usr/bin' \
    --change 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' "$work/stand-in.tar" "$stand_in" || die "stand-in"
  rm -rf "$root" "$work/stand-in.tar"
}

# put FILE PATH: a file of this machine and the libraries that it names, into the stand-in.
put() {
  local library
  install -D -m 755 "$1" "$root$2"
  while read -r library; do
    if [ ! -e "$root$library" ]; then install -D -m 755 "$(readlink -f "$library")" "$root$library"; fi
  done < <(ldd "$1" 2>/dev/null | grep -oE '/[^ ]+')
}

build_image() {
  local from=$SECONDS
  version=$(node -p 'require("./package.json").version')
  quiet "${build[@]}" --build-arg NODE_IMAGE="$base" --build-arg VERSION="$version" -t "$image" . || die "build"
  local kb=$((($(size "$image") - $(size "$base")) / 1000))
  if [ "$kb" -lt "$most_kb" ]; then ok "build: $kb kB above its base, in $((SECONDS - from)) s"; else fail "build: $kb kB above its base, allowed: $most_kb"; fi
}

size() { "$engine" image inspect "$1" --format '{{.Size}}'; }

# Where docker runs elsewhere than here, only a mapped port can be reached; podman may have nothing to map with.
start() {
  local container=$1
  shift
  port=$(free_port)
  if [ "$engine" = docker ]; then set -- -p "127.0.0.1:$port:8000" "$@"; else set -- --network host -e PORT="$port" "$@"; fi
  "${run[@]}" --name "$container" --cap-drop ALL --security-opt no-new-privileges \
    --memory "$memory" --cpus "$cpus" --pids-limit 128 "$@" "$image"
}

inside() { "$engine" exec -i "$@"; }

# The first line that the program prints; whatever it says beyond goes nowhere.
ask() { inside -e NODE_OPTIONS= "$name" node --input-type=module - 2>/dev/null || true; }

expect() {
  local what=$1 wanted=$2 found=$3
  if [ "$found" = "$wanted" ]; then ok "$what"; else fail "$what: wanted $wanted, found ${found:-nothing}"; fi
}

try_running() {
  local from try answer
  from=$(now)
  quiet start "$name" -e API_KEYS="$KEY" || die "run"
  for try in $(seq 100); do
    answer=$(ask_http GET /health)
    if [ "${answer%% *}" = 200 ]; then break; fi
    sleep 0.1
  done
  if [ "${answer%% *}" != 200 ]; then
    "$engine" logs "$name" || true
    die "no answer from /health in $try tries"
  fi
  ok "answers /health $(($(now) - from)) ms after the engine was asked: read-only root, no /tmp, no capabilities, no new privileges, $memory of memory, $cpus of a processor"

  expect "user: not root" true "$(ask <<<'console.log(process.getuid() > 0 && process.getgid() > 0)')"
  expect "pid 1: node, without capabilities or new privileges" "node 0000000000000000 1" "$(ask <<'JS'
import { readFileSync, readlinkSync } from 'node:fs';
const status = readFileSync('/proc/1/status', 'utf8');
const row = (name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)[1];
console.log(readlinkSync('/proc/1/exe').split('/').at(-1), row('CapEff'), row('NoNewPrivs'));
JS
  )"
  expect "writes: none, not even to /tmp" "EROFS EROFS" "$(ask <<'JS'
import { writeFileSync } from 'node:fs';
const write = (path) => { try { writeFileSync(path, ''); return 'written'; } catch (error) { return error.code; } };
console.log(write('/app/x'), write('/tmp/x'));
JS
  )"
  expect "contents: the bundle, its assets, and what its licences ask for" "NOTICES.txt app.cache app.cjs assets data dist late-web.cjs main.cjs main.js parts sbom.json" "$(ask <<'JS'
import { readdirSync } from 'node:fs';
console.log(['/app', '/app/dist'].flatMap((folder) => readdirSync(folder)).sort().join(' '));
JS
  )"
  expect "bill of materials: what is shipped and nothing else" "hono swagger-ui-dist zod" "$(ask <<'JS'
import { readFileSync } from 'node:fs';
const { components } = JSON.parse(readFileSync('/app/dist/sbom.json', 'utf8'));
const asked = ['esbuild', 'hono', 'swagger-ui-dist', 'typescript', 'vitest', 'zod'];
console.log(asked.filter((name) => components.some((component) => component.name === name)).join(' '));
JS
  )"
  expect "label: version" "$version" "$(label version)"
  expect "label: base.name" "$base" "$(label base.name)"
  try_health_check
  answer=$(ask_http POST /pan-to-gst '{"pan_number":"ABCDE1234F"}')
  case $answer in
    '200 '*'"internal_status_code":101,'*) ok "POST /pan-to-gst: 101" ;;
    *) fail "POST /pan-to-gst: $answer" ;;
  esac
  tell_memory "at rest"
}

label() { "$engine" inspect "$name" --format "{{index .Config.Labels \"org.opencontainers.image.$1\"}}"; }

tell_memory() {
  ok "memory $1: $(ask <<'JS'
import { readFileSync } from 'node:fs';
const status = readFileSync('/proc/1/status', 'utf8');
const megabytes = (name) => Math.round(new RegExp(`${name}:\\s*(\\d+)`).exec(status)[1] / 1024);
console.log(`${megabytes('RssAnon')} MB of its own, ${megabytes('VmRSS')} MB with the files that it maps, ${megabytes('VmHWM')} MB at most so far`);
JS
  )"
}

try_load() {
  said "$(node deploy/container-clients.mjs load "$port")"
  expect "after the load: as it was started" "running false 0" \
    "$("$engine" inspect "$name" --format '{{.State.Status}} {{.State.OOMKilled}} {{.RestartCount}}')"
  tell_memory "after the load"
}

# said "ok ..." or "FAIL ...".
said() { if [ "${1%% *}" = ok ]; then ok "${1#* }"; else fail "${1#* }"; fi; }

# ask_http METHOD PATH [BODY]: the status and the body. 127.0.0.2 answers only where the app listens on every address.
ask_http() {
  local host=127.0.0.2
  if [ "$engine" = docker ]; then host=127.0.0.1; fi
  METHOD=$1 TARGET=$2 BODY=${3:-} HOST=$host PORT=$port node - 2>/dev/null <<'JS' || true
const { METHOD: method, TARGET: path, BODY: body, KEY, HOST: host, PORT: port } = process.env;
const headers = { 'X-API-Key': KEY, ...(body && { 'Content-Type': 'application/json' }) };
require('node:http')
  .request({ host, port, method, path, headers }, async (response) => {
    console.log(response.statusCode, Buffer.concat(await response.toArray()).toString());
  })
  .end(body);
JS
}

# The image's own command, as the engine would run it.
try_health_check() {
  local check=() word
  while IFS= read -r word; do check+=("$word"); done < <(
    "$engine" inspect "$name" --format '{{json .Config.Healthcheck.Test}}' |
      node -p 'JSON.parse(require("node:fs").readFileSync(0, "utf8")).join("\n")'
  )
  expect "health check: no shell" CMD "${check[0]}"
  if quiet inside "$name" "${check[@]:1}"; then ok "health check: passes"; else fail "health check: does not pass"; fi
  if inside -e PORT=1 "$name" "${check[@]:1}" >/dev/null 2>&1; then
    fail "health check: passes on a PORT where nothing answers"
  else
    ok "health check: fails where nothing answers"
  fi
}

try_stopping() {
  local code
  said "$(node deploy/container-clients.mjs drain "$port" "$engine" stop -t 10 "$name") when SIGTERM came"
  code=$("$engine" inspect "$name" --format '{{.State.ExitCode}}')
  expect "SIGTERM: ends with 0" 0 "$code"
}

try_without_keys() {
  local said state
  quiet start "$name-keyless" || die "run"
  for _ in $(seq 50); do
    state=$("$engine" inspect "$name-keyless" --format '{{.State.Status}} {{.State.ExitCode}}')
    if [ "${state% *}" = exited ]; then break; fi
    sleep 0.1
  done
  said=$("$engine" logs "$name-keyless" 2>&1)
  if [ "$state" = "exited 1" ] && [[ $said == *API_KEYS* ]]; then
    ok "without API_KEYS: refuses, \"$said\""
  else
    fail "without API_KEYS: $state, \"$said\""
  fi
}

choose_engine
choose_base
build_image
try_running
try_load
try_stopping
try_without_keys
if [ "$failures" != 0 ]; then die "$failures of the above"; fi
