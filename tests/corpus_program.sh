# Read by scripts that make a program of the generated crates of the corpus: in the root of the repository, with `set -e`.
# Sets `corpus`, `target`, and `services`, the folder of the crates. Ends the script where the corpus is not there.

corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then echo "skipped: $0: $corpus is not there"; exit; fi
target=${CARGO_TARGET_DIR:-$PWD/target}
services=$target/corpus-services

# Writes the crates of these services, or of all. What the pages contradict themselves in is not what is tested: the log has it.
generate() { # log, [SERVICE]
  local log=$1
  shift
  mkdir -p "$services" "$(dirname "$log")"
  cargo run --release --quiet --package xtask -- generate --docs-input "$corpus/html" ${1:+--service "$1"} \
    --generated "$services" --runtime "$PWD/runtime" >"$log" 2>&1 || { tail -50 "$log"; exit 1; }
}

# Builds a program that uses them, from what its plan has written.
build() { # folder
  cp Cargo.lock "$1/Cargo.lock"
  CARGO_TARGET_DIR=$target/corpus-crates CARGO_PROFILE_DEV_DEBUG=0 cargo build --quiet --manifest-path "$1/Cargo.toml"
}
