#!/usr/bin/env bash
# What the document of each service of the corpus and the `validate()` of its crate find in the same values, made at random for
# each type that requests have. Prints how many values were compared, how many of them break a rule, and each difference. Needs
# Python and the corpus (TABLATURE_CORPUS).
#   tests/agreement/run.sh [SERVICE...]     all, if nothing is said; VALUES for each type: 200, SEED: 1
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/corpus_program.sh
out=$target/agreement
mkdir -p "$out/program/src"

generate "$out/generate.log"
PYTHONPATH=tests python3 tests/agreement/plan.py "$services" "$out" "$@"
cp tests/agreement/main.rs tests/src/agreement.rs "$out/program/src/"
build "$out/program"
"$target/corpus-crates/debug/agreement-program" "$services" "${VALUES:-200}" "${SEED:-1}"
