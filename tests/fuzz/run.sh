#!/usr/bin/env bash
# Every fuzz target: kept finds and seeds first, then new inputs for a while, each target by itself, as many at once as there are
# cores. Coverage guides what is tried (libFuzzer, built of its sources: that needs a C++ compiler). Inputs that taught something
# are kept in target/fuzz, and the next run goes on there.
#   tests/fuzz/run.sh [SECONDS [TARGET...]]     10 seconds for each target, if nothing is said; 0 replays only
#
# A find ends its target, and is left in target/fuzz/finds/TARGET. To look into one, and to make it small:
#   FUZZ_TARGET=TARGET target/fuzz/engine FILE
#   FUZZ_TARGET=TARGET target/fuzz/engine -minimize_crash=1 -max_total_time=60 -exact_artifact_path=SMALL FILE
# What is kept stands in tests/fuzz/finds/TARGET, called by what was wrong, and with no text of anybody else in it.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-10}
shift || true
out=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
mkdir -p "$out"

RUSTC_WORKSPACE_WRAPPER=$PWD/tests/fuzz/instrument.sh CARGO_INCREMENTAL=0 \
  cargo build --release --quiet --package tablature-fuzz --features engine
install -m 755 "${CARGO_TARGET_DIR:-target}/release/fuzz" "$out/engine"
rm -rf "$out/seeds" "$out/last"
mkdir -p "$out/last"
FUZZ_WRITE=$out/seeds "$out/engine" >"$out/targets"

# Of the main thread, on which a target runs, the stack is as large as that of any other thread.
ulimit -s 2048
export RAYON_NUM_THREADS=1 out seconds

# Prints a line of the table, and fails where something was found.
fuzz() { # target, its longest input
  local target=$1 most=$2 status=0 said=none executions reached artifact
  local folder=$out/finds/$target log=$out/$target.log known=(tests/fuzz/finds/"$1"/*)
  mkdir -p "$out/corpus/$target" "$folder"
  export FUZZ_TARGET=$target FUZZ_LAST=$out/last/$target FUZZ_SEEDS=$out/seeds/$target
  local bounds=(-timeout=5 -rss_limit_mb=1024 -max_len="$most" -artifact_prefix="$folder/" -print_final_stats=1)
  # Files are read once each, whatever their length; a folder is what new inputs are made of.
  if [ -e "${known[0]}" ]; then "$out/engine" "${bounds[@]}" "${known[@]}" >"$log" 2>&1 || status=$?; fi
  if [ "$status" = 0 ]; then
    local runs=(-max_total_time="$seconds" -use_value_profile=1)
    if [ "$seconds" = 0 ]; then runs=(-runs=0); fi
    "$out/engine" "${bounds[@]}" "${runs[@]}" "$out/corpus/$target" "$FUZZ_SEEDS" >"$log" 2>&1 || status=$?
  fi
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  reached=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2 || true)
  if [ "$status" != 0 ]; then
    artifact=$(sed -n 's/.*Test unit written to //p' "$log" | tail -1)
    # A stack that overflows leaves no time to write anything.
    if [ -z "$artifact" ] && [ -f "$FUZZ_LAST" ]; then artifact=$folder/death-$(date +%s) && cp "$FUZZ_LAST" "$artifact"; fi
    said="$(grep -m1 -A1 -E "panicked at|ERROR: libFuzzer|overflowed" "$log" | tr '\n' ' ' || true) ($artifact)"
  fi
  printf '%-18s %10s %9s %8s  %s\n' "$target" "${executions:-?}" "${reached:-?}" "$(find "$out/corpus/$target" -type f | wc -l)" "$said"
  [ "$status" = 0 ]
}
export -f fuzz

printf '%-18s %10s %9s %8s  %s\n' target executions coverage inputs finds
while read -r target most; do
  if [ $# -eq 0 ] || [[ " $* " == *" $target "* ]]; then echo "$target $most"; fi
done <"$out/targets" | xargs -P "$(nproc)" -L 1 bash -c 'fuzz "$@"' fuzz || { echo "there are finds"; exit 1; }
