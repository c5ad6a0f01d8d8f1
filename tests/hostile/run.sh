#!/usr/bin/env bash
# Pages that try to become code or markup: a grammar of hostile text at random places of pages in all dialects. Crates are made
# of them, compiled, their documentation is built and its examples are tested; then it is looked for what came alive.
# The README and the descriptions of the OpenAPI document are rendered and looked at in the same way.
#   tests/hostile/run.sh [PAGES] [SEED]     2000 pages, if nothing is said
#   tests/hostile/run.sh FOLDER             the pages in a folder, each a service of its own
set -euo pipefail
cd "$(dirname "$0")/../.."

pages=${1:-2000}
seed=${2:-1}
target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/hostile
rm -rf "$out"
mkdir -p "$out/pages" "$out/rendered/src"

if [ -d "$pages" ]; then
  tests/hostile/cases.sh "$pages" "$out/pages"
else
  python3 tests/hostile/pages.py "$out/pages" "$pages" "$seed"
fi
# Pages in these folders are described by nobody: what is wrong with one keeps no other from being written. A page that is
# refused is an error where it is all that its service has.
cargo build --release --quiet --package xtask
status=0
cargo run --release --quiet --package xtask -- generate --docs-input "$out/pages" --generated "$out/crates" \
  --runtime "$PWD/runtime" --all-diagnostics >"$out/generate.log" 2>&1 || status=$?
if [ "$status" -gt 1 ] || ! [ -f "$out/crates/manifest.json" ]; then tail -50 "$out/generate.log"; exit 1; fi
grep -A1 '^error' "$out/generate.log" || true
tail -1 "$out/generate.log"

# A crate whose documentation is the READMEs and descriptions, as they are.
python3 tests/hostile/render.py "$out/crates" "$out/rendered"
printf '[workspace]\nresolver = "3"\nmembers = ["crates/s*", "rendered"]\n' >"$out/Cargo.toml"
cp Cargo.lock "$out/Cargo.lock"

export CARGO_TARGET_DIR=$target/hostile-crates CARGO_PROFILE_DEV_DEBUG=0
rm -rf "$CARGO_TARGET_DIR/doc"
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --manifest-path "$out/Cargo.toml" --workspace --exclude tablature-runtime
echo "documentation: built without a warning"
cargo test --doc --quiet --manifest-path "$out/Cargo.toml" --workspace --exclude tablature-runtime >"$out/doctests.log" 2>&1 ||
  { tail -80 "$out/doctests.log"; exit 1; }
echo "examples in documentation: $(grep -c '^test result: ok' "$out/doctests.log") crates"
# With `-D warnings` for flags, all dependencies would be checked anew.
cargo check --quiet --manifest-path "$out/Cargo.toml" --workspace --all-targets --all-features 2>"$out/check.log" ||
  { cat "$out/check.log"; exit 1; }
if grep -q '^warning' "$out/check.log"; then cat "$out/check.log"; exit 1; fi
echo "all targets: no warning"
if find "$out" "$CARGO_TARGET_DIR" -name PWNED | grep .; then echo "code of a page was run"; exit 1; fi
python3 tests/hostile/look.py "$CARGO_TARGET_DIR/doc"
