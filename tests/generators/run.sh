#!/usr/bin/env bash
# Consumers from outside over the published documents of eg, and of kms, vpc, ecs and cce where the corpus is there (TABLATURE_CORPUS,
# or ../shared/corpus): whether generators take a document, what they make compiles, and a call through it is right; and whether
# parsers, validators and test tools take it. The table goes to docs/consumers.md. Needs Python, Node.js and Java; Debian, and a
# network, for the first time.
#   tests/generators/run.sh [--only CONSUMER,...]
set -euo pipefail
cd "$(dirname "$0")/../.."

target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/generators
.ci/install-tools
tests/generators/install.sh "$out/tools"

published() { cargo run --release --quiet --package xtask -- publish "$@" >/dev/null; }
# What is published, generated and compiled is large, and of no use to the next run. Tools and logs stay.
trap 'rm -rf "$out/published" "$out/documents" "$out/made" "$out/built"' EXIT
rm -rf "$out/published" "$out/documents"
mkdir -p "$out/published/input" "$out/documents"
published --out "$out/published/own"
cp -r "$out/published/own/huaweicloud/eg" "$out/documents/eg"
table=$out/consumers.md
corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ -d "$corpus" ]; then
  for service in kms vpc ecs cce; do cp -r "$corpus/html/$service" "$out/published/input/$service"; done
  published --docs-input "$out/published/input" --out "$out/published/corpus"
  for service in kms vpc ecs cce; do cp -r "$out"/published/corpus/*/"$service" "$out/documents/$service"; done
  table=docs/consumers.md
else
  echo "the corpus is not there: eg alone, and docs/consumers.md stays as it is"
fi
python3 tests/generators/matrix.py "$out/tools" target/tools "$out/documents" "$out" "$table" "$@"
