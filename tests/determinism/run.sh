#!/usr/bin/env bash
# Whether the same documents give the same bytes, whatever is around a run. Needs Python, on Unix.
#   tests/determinism/run.sh [COUNT]     50 runs, also with pages of the corpus, if nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet --package xtask
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$PWD/tests/crash
python3 tests/determinism/runs.py "${CARGO_TARGET_DIR:-$PWD/target}/release/xtask" "$work" "${1:-50}"
