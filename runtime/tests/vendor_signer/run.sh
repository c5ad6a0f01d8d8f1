#!/bin/sh
# Compares our signatures with those of the vendor's Python SDK on random requests.
# usage: run.sh [COUNT [SEED]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${CARGO_TARGET_DIR:-"$here/../../../target"}
venv="$target/vendor-signer"

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"

requests="$venv/requests.jsonl"
cargo run --quiet --manifest-path "$here/../../Cargo.toml" --example sign_random_requests -- "${1:-2000}" "${2:-1}" > "$requests"
"$venv/bin/python" "$here/compare.py" < "$requests"
