#!/usr/bin/env bash
# What an application writes in ten lines, against generated crates of the corpus: compiled without a warning and run. Needs Python
# and the corpus (TABLATURE_CORPUS).
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/corpus_program.sh
out=$target/ten-lines
mkdir -p "$out/program/src"

generate "$out/generate.log"
PYTHONPATH=tests python3 - "$services" "$out/program" <<'PLAN'
import sys
from pathlib import Path

import client_manifest

crates, folder = map(Path, sys.argv[1:])
dependencies = 'serde_json = "1"\ntokio = { version = "1", features = ["macros", "rt-multi-thread", "time"] }'
client_manifest.write(folder, "ten-lines", crates, ["ecs", "ims"], dependencies, features=["test-util"])
PLAN
cp tests/ten_lines/main.rs "$out/program/src/"
RUSTFLAGS="-D warnings" build "$out/program"
"$target/corpus-crates/debug/ten-lines"
