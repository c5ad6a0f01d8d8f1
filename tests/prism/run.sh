#!/usr/bin/env bash
# Every operation of two larger services of the corpus, called by the generated client and judged by Prism, a mock server from
# outside that serves the generated document: whether Prism accepts the request, and the client understands the answer. Bodies are
# the documents' own examples. Prints how many agree, and why the others do not.
#   tests/prism/run.sh [SERVICE...]     vpc and ecs, if nothing is said
# It fails where a request is refused that the example of its page does not explain. Needs Python, Prism (.ci/install-tools, or
# TABLATURE_PRISM), and the corpus (TABLATURE_CORPUS).
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then echo "skipped: $corpus is not there"; exit; fi
prism=${TABLATURE_PRISM:-$PWD/target/tools/node/node_modules/.bin/prism}
[ -x "$prism" ] || { echo "Prism is not installed: run .ci/install-tools" >&2; exit 1; }
[ $# -gt 0 ] || set -- vpc ecs
target=${CARGO_TARGET_DIR:-$PWD/target}
services=$target/corpus-services
out=$target/prism
mkdir -p "$services" "$out"

for service in "$@"; do
  # What the pages contradict themselves in is not what is tested here.
  cargo run --release --quiet --package xtask -- generate --docs-input "$corpus/html" --service "$service" \
    --generated "$services" --runtime "$PWD/runtime" 2>"$out/$service.log" || { tail -50 "$out/$service.log"; exit 1; }
done

PYTHONPATH=tests python3 tests/prism/plan.py "$services" "$out" "$@"
cp tests/prism/main.rs "$out/client/src/main.rs"
cp Cargo.lock "$out/client/Cargo.lock"
CARGO_TARGET_DIR=$target/corpus-crates CARGO_PROFILE_DEV_DEBUG=0 \
  cargo build --quiet --manifest-path "$out/client/Cargo.toml"
python3 tests/prism/judge.py "$out" "$target/corpus-crates/debug/prism-client" "$prism"
