#!/usr/bin/env bash
# Makes a service of each page in a folder, so that no page hides what another one does.
#   tests/hostile/cases.sh FOLDER OUT
set -euo pipefail

for page in "$1"/*.{md,txt,html}; do
  name=$(basename "$page")
  if [ "$name" = README.md ]; then continue; fi
  service=$2/s-$(echo "${name%%-*}-${name#*.}" | tr '.' '-')
  mkdir -p "$service"
  cp "$page" "$service/CreateThing.${name##*.}"
done
