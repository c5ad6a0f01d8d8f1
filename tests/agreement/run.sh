#!/usr/bin/env bash
# What the document of each service of the corpus and the `validate()` of its crate find in the same values, made at random for
# each type that requests have. Prints how many values were compared, how many of them break a rule, and each difference. Needs
# Python and the corpus (TABLATURE_CORPUS).
#   tests/agreement/run.sh [SERVICE...]     all, if nothing is said; VALUES for each type: 200, SEED: 1
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then echo "skipped: $corpus is not there"; exit; fi
target=${CARGO_TARGET_DIR:-$PWD/target}
services=$target/corpus-services
out=$target/agreement
mkdir -p "$services" "$out/program/src"

# What the pages contradict themselves in is not what is tested here.
cargo run --release --quiet --package xtask -- generate --docs-input "$corpus/html" --generated "$services" \
  --runtime "$PWD/runtime" >"$out/generate.log" 2>&1 || { tail -50 "$out/generate.log"; exit 1; }

PYTHONPATH=tests python3 tests/agreement/plan.py "$services" "$out" "$@"
cp tests/agreement/main.rs tests/src/agreement.rs "$out/program/src/"
cp Cargo.lock "$out/program/Cargo.lock"
CARGO_TARGET_DIR=$target/corpus-crates CARGO_PROFILE_DEV_DEBUG=0 \
  cargo build --quiet --manifest-path "$out/program/Cargo.toml"
"$target/corpus-crates/debug/agreement-program" "$services" "${VALUES:-200}" "${SEED:-1}"
