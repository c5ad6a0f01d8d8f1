#!/usr/bin/env bash
# The published site in a real browser: every link leads somewhere, pages load without errors and from nowhere else, search, origins and
# tabs work by keyboard, axe finds no serious violation in light, dark and on a phone, and pages that try to be code stay text.
# Screenshots go to target/site/screenshots.
#   tests/site/run.sh             needs npm, and chromium, which is installed from Debian where it is not there
#   tests/site/run.sh --measure   also measures first paint and search on all services of the corpus, and on ten times as many
set -euo pipefail
cd "$(dirname "$0")/../.."

target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/site
tools=$target/tools/site-tests

install() {
  local stamp
  stamp=$(cat tests/site/package.json tests/site/package-lock.json | sha256sum)
  if ! [ -f "$tools/stamp" ] || [ "$(cat "$tools/stamp")" != "$stamp" ]; then
    mkdir -p "$tools"
    cp tests/site/package.json tests/site/package-lock.json tests/site/.npmrc "$tools/"
    npm ci --prefix "$tools" --no-progress --loglevel=error
    echo "$stamp" >"$tools/stamp"
  fi
  if ! command -v chromium >/dev/null; then
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    "${root[@]}" apt-get update --quiet=2
    "${root[@]}" apt-get install --quiet=2 --yes --no-install-recommends chromium fonts-dejavu-core
  fi
}

publish() { cargo run --release --quiet --package xtask -- publish "$@"; }
# Modules are looked for beside whoever asks for them: so the scripts run from where those were installed.
run() { (cd "$tools" && cp "$OLDPWD"/tests/site/*.mjs . && node "$@"); }

install
rm -rf "$out"
mkdir -p "$out/screenshots"
publish --out "$out/own"
python3 tests/hostile/pages.py "$out/attacks" 200 7
publish --docs-input "$out/attacks" --out "$out/hostile"
folders=("$out/own/huaweicloud" "$out/hostile/huaweicloud")
# Pages that made code run or killed a run once, each a service of its own.
cases=../shared/cases/hostile
if [ -d "$cases" ]; then
  tests/hostile/cases.sh "$cases" "$out/cases"
  publish --docs-input "$out/cases" --out "$out/hostile-cases"
  folders+=("$out/hostile-cases/huaweicloud")
fi
corpus=${TABLATURE_CORPUS:-../shared/corpus}
if [ -d "$corpus/html" ]; then
  publish --docs-input "$corpus/html" --out "$out/corpus"
  folders+=("$out/corpus/huaweicloud")
else
  echo "the corpus is not there: our own documents alone"
fi

run links.mjs "${folders[@]}"
run use.mjs "$out/own/huaweicloud" "$out/screenshots"
for folder in "$out/hostile" "$out/hostile-cases"; do
  if [ -d "$folder" ]; then run attacks.mjs "$folder/huaweicloud"; fi
done
for folder in "$out/own" "$out/corpus"; do
  if [ -d "$folder" ]; then run look.mjs "$folder/huaweicloud"; fi
done

if [ "${1:-}" = --measure ] && [ -d "$out/corpus" ]; then
  mkdir -p "$out/tenfold"
  for copy in $(seq 10); do
    for service in "$corpus"/html/*/; do cp -r "$service" "$out/tenfold/$(basename "$service")-$copy"; done
  done
  publish --docs-input "$out/tenfold" --out "$out/large"
  run measure.mjs "$out/corpus/huaweicloud" "$out/large/huaweicloud"
  rm -rf "$out/tenfold" "$out/large"
fi
