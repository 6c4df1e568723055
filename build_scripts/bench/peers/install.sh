#!/bin/sh
# Install the peers of the benchmark into a folder; one that cannot be had leaves a line why.
# Ends with 1 where one is missing, so that the next run tries again.
set -u

peers=build_scripts/bench/peers
into=$1
python=.venv/bin/python
missing=0
mkdir -p "$into/npm" "$into/wheels"

try() { # NAME COMMAND...: run it quietly; keep the end of what it said if it failed
  name=$1
  shift
  rm -f "$into/$name.missing"
  if ! said=$("$@" 2>&1); then
    printf '%s\n' "$said" | grep -iv warning | tail -n 1 > "$into/$name.missing"
    missing=1
  fi
}

jupyterlite() {
  "$python" -m venv --clear "$into/venv" &&
    "$into/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
      --require-hashes -r "$peers/requirements.txt"
}

pyscript() {
  command -v npm >/dev/null || { echo "npm was not found"; return 1; }
  cp "$peers/package.json" "$peers/package-lock.json" "$peers/.npmrc" "$into/npm/" &&
    npm ci --silent --no-progress --prefix "$into/npm"
}

try wheels "$python" -m pip download --quiet --disable-pip-version-check --require-hashes \
  --no-deps --only-binary :all: -d "$into/wheels" -r "$peers/wheels.txt"
try jupyterlite jupyterlite
try pyscript pyscript
exit "$missing"
