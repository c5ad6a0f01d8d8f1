#!/usr/bin/env bash
# The same calls by the vendor's Python SDK and by generated clients, against a server that writes down what arrives:
# every operation of two services of the corpus that both have. Prints how many requests are the same, and how the others
# differ. Needs Python, a package index, and the corpus (TABLATURE_CORPUS).
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then echo "skipped: $0: $corpus is not there"; exit; fi
target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/peer
mkdir -p "$out"

python3 -m venv "$out/venv"
"$out/venv/bin/pip" install --quiet huaweicloudsdkkms==3.1.219 huaweicloudsdkvpc==3.1.219
for service in kms vpc; do
  # What the pages contradict themselves in is not what is tested here.
  cargo run --release --quiet --package xtask -- generate --docs-input "$corpus/html" --service "$service" \
    --generated "$out/$service" --runtime "$PWD/runtime" 2>/dev/null
done

PYTHONPATH=tests "$out/venv/bin/python" tests/peer/plan.py "$out"
cp Cargo.lock "$out/client/Cargo.lock"
CARGO_TARGET_DIR=$target/peer-client cargo build --quiet --manifest-path "$out/client/Cargo.toml"
"$out/venv/bin/python" tests/peer/compare.py "$out" "$target/peer-client/debug/peer"
