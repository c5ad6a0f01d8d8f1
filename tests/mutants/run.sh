#!/usr/bin/env bash
# Mutated pages of the corpus, and pages that were made to hurt, through the whole pipeline: panics, defects of the generator,
# more than 5 s of a processor and more than 512 MiB are findings, and each is printed with the number that makes it again
# (`mutants show CORPUS SEED NUMBER`). Needs the corpus (TABLATURE_CORPUS).
#   tests/mutants/run.sh [COUNT [SEED]]     20,000 services of seed 1, if nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then echo "skipped: $0: $corpus is not there"; exit; fi
# Sums that overflow are findings, too.
target=${CARGO_TARGET_DIR:-$PWD/target}/mutants
CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true CARGO_TARGET_DIR=$target \
  cargo build --release --quiet --package tablature-tests --bin mutants
mutants=$target/release/mutants

# A process that wants more than this dies, and is a finding; the bound that is asked for is lower, and measured.
ulimit -v 4194304
"$mutants" hostile
"$mutants" run "$corpus" "${2:-1}" "${1:-20000}"
