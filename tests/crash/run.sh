#!/usr/bin/env bash
# Runs that are killed, runs at once, full and read-only disks, and links, pipes and folders where files should be. The program is
# a black box here: what is looked at is what it promises (`xtask/src/sync/mod.rs`, docs/safety.md). Needs Python, on Unix; pages
# of a few services come from the corpus (TABLATURE_CORPUS) where it is there.
#   tests/crash/run.sh [KILLS [SEED]]     200 kills, if nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."

kills=${1:-200}
seed=${2:-1}
work=$(mktemp -d)
# Somebody else runs the program where this is run by root.
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
if [ -z "${TABLATURE_CORPUS:-}" ] && [ -d ../shared/corpus ]; then
  TABLATURE_CORPUS=$(cd ../shared/corpus && pwd)
  export TABLATURE_CORPUS
fi

cargo build --release --quiet --package xtask
cp "${CARGO_TARGET_DIR:-target}/release/xtask" "$work/xtask"
export PYTHONDONTWRITEBYTECODE=1
python3 tests/crash/kills.py "$work/xtask" "$work/kills" "$kills" "$seed"
python3 tests/crash/company.py "$work/xtask" "$work/company"
python3 tests/crash/obstacles.py "$work/xtask" "$work/obstacles"
if unshare --user --map-root-user --mount true 2>/dev/null; then
  unshare --user --map-root-user --mount python3 tests/crash/disks.py "$work/xtask" "$work/disks"
else
  echo "full and read-only disks: skipped, this system allows no mounts of one's own"
fi
