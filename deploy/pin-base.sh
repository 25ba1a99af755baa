#!/usr/bin/env bash
# Pins the base image: bash deploy/pin-base.sh node:26.14.0-trixie-slim
# Asks the registry for the digest of the image's index, which stands for all its architectures, and writes both into the
# Dockerfile's one line. Without an image it takes the one that is there, and so finds what it was rebuilt to.
# Setting: REGISTRY (https://registry-1.docker.io), which is asked without a password.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

registry=${REGISTRY:-https://registry-1.docker.io}
image=${1:-$(sed -n 's/^ARG NODE_IMAGE=\([^@]*\).*/\1/p' Dockerfile)}
name=${image%%:*} tag=${image#*:}
if [[ $image != *:* || $image == *@* || $name == *.* ]]; then
  echo "The image is \"$image\"; allowed: one of Docker Hub with its tag, such as node:26.14.0-trixie-slim." >&2
  exit 1
fi
if [[ $name != */* ]]; then repository=library/$name; else repository=$name; fi

manifest=$registry/v2/$repository/manifests/$tag
accept='Accept: application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json'

# header NAME: of what is read.
header() { tr -d '\r' | sed -n "s/^$1: //Ip" | tail -n 1; }

# Docker Hub names the door that hands out a token for reading; other registries may want none.
token=''
challenge=$(curl -sS --max-time 30 -I "$manifest" | header www-authenticate)
realm=$(sed -n 's/.*realm="\([^"]*\)".*/\1/p' <<<"$challenge")
if [ -n "$realm" ]; then
  service=$(sed -n 's/.*service="\([^"]*\)".*/\1/p' <<<"$challenge")
  token=$(curl -fsS --max-time 30 "$realm?service=$service&scope=repository:$repository:pull" |
    node -p 'const { token, access_token } = JSON.parse(require("node:fs").readFileSync(0, "utf8")); token ?? access_token')
fi

digest=$(curl -fsS --max-time 30 -I -H "$accept" ${token:+-H "Authorization: Bearer $token"} "$manifest" |
  header docker-content-digest) || true
if [[ ! $digest =~ ^sha256:[0-9a-f]{64}$ ]]; then
  echo "$registry gave no digest for $image, but \"$digest\"." >&2
  exit 1
fi
node - "$image@$digest" <<'JS'
const { readFileSync, writeFileSync } = require('node:fs');
const text = readFileSync('Dockerfile', 'utf8');
writeFileSync('Dockerfile', text.replace(/^ARG NODE_IMAGE=.*$/m, `ARG NODE_IMAGE=${process.argv[2]}`));
JS
echo "$image@$digest"
