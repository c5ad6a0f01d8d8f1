#!/usr/bin/env bash
# rustc for the crates of this workspace (RUSTC_WORKSPACE_WRAPPER), with what guides libFuzzer: counters at edges, and the values that are
# compared. All of it is in the stable compiler. Sums that overflow are finds, too. Libraries are built as for any other program: nobody looks for
# faults in them, and what they are built for elsewhere is used here.
exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
  -Coverflow-checks=on -Cdebug-assertions=on
