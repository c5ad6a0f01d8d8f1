#!/usr/bin/env bash
# Every operation of two larger services of the corpus, called by the generated client and judged by Prism, a mock server from
# outside that serves the generated document: whether Prism accepts the request, and the client understands the answer. Bodies are
# the documents' own examples. Prints how many agree, and why the others do not.
#   tests/prism/run.sh [SERVICE...]     vpc and ecs, if nothing is said
# It fails where a request is refused that the example of its page does not explain. Needs Python, Prism (.ci/install-tools, or
# TABLATURE_PRISM), and the corpus (TABLATURE_CORPUS).
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/corpus_program.sh
prism=${TABLATURE_PRISM:-$PWD/target/tools/node/node_modules/.bin/prism}
[ -x "$prism" ] || { echo "Prism is not installed: run .ci/install-tools" >&2; exit 1; }
[ $# -gt 0 ] || set -- vpc ecs
out=$target/prism
mkdir -p "$out"

for service in "$@"; do
  generate "$out/$service.log" "$service"
done

PYTHONPATH=tests python3 tests/prism/plan.py "$services" "$out" "$@"
cp tests/prism/main.rs "$out/client/src/main.rs"
build "$out/client"
python3 tests/prism/judge.py "$out" "$target/corpus-crates/debug/prism-client" "$prism"
