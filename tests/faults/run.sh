#!/usr/bin/env bash
# Each kind of fault at each member of each type that is generated for the services of the corpus: whether it is read, the other
# members keep their values, nothing that was received is lost, and what is odd is recorded. Prints how many faults were injected,
# and each failure. Needs Python and the corpus (TABLATURE_CORPUS).
#   tests/faults/run.sh [SERVICE...]     all, if nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then echo "skipped: $corpus is not there"; exit; fi
target=${CARGO_TARGET_DIR:-$PWD/target}
services=$target/corpus-services
out=$target/faults
mkdir -p "$services" "$out/program/src"

# What the pages contradict themselves in is not what is tested here.
cargo run --release --quiet --package xtask -- generate --docs-input "$corpus/html" --generated "$services" \
  --runtime "$PWD/runtime" >"$out/generate.log" 2>&1 || { tail -50 "$out/generate.log"; exit 1; }

PYTHONPATH=tests python3 tests/faults/plan.py "$services" "$out" "$@"
cp tests/faults/main.rs tests/src/faults.rs "$out/program/src/"
cp Cargo.lock "$out/program/Cargo.lock"
CARGO_TARGET_DIR=$target/corpus-crates CARGO_PROFILE_DEV_DEBUG=0 \
  cargo build --quiet --manifest-path "$out/program/Cargo.toml"
"$target/corpus-crates/debug/faults-program" <"$out/types.jsonl"
