#!/usr/bin/env bash
# Each kind of fault at each member of each type that is generated for the services of the corpus: whether it is read, the other
# members keep their values, nothing that was received is lost, and what is odd is recorded. Prints how many faults were injected,
# and each failure. Needs Python and the corpus (TABLATURE_CORPUS).
#   tests/faults/run.sh [SERVICE...]     all, if nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/corpus_program.sh
out=$target/faults
mkdir -p "$out/program/src"

generate "$out/generate.log"
PYTHONPATH=tests python3 tests/faults/plan.py "$services" "$out" "$@"
cp tests/faults/main.rs tests/src/faults.rs "$out/program/src/"
build "$out/program"
"$target/corpus-crates/debug/faults-program" <"$out/types.jsonl"
