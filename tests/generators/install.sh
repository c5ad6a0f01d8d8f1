#!/usr/bin/env bash
# Installs the generators below FOLDER, at pinned versions. A second run does nothing.
#   tests/generators/install.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
crates=(oas3-gen@0.29.0 openapi-to-rust@0.23.0 cargo-progenitor@0.15.1)

stamp=$( (cat "$here/package.json" "$here/package-lock.json" "$here"/requirements/*; echo "${crates[@]}") | sha256sum | cut -d' ' -f1)
if [ -f "$folder/stamp" ] && [ "$(cat "$folder/stamp")" = "$stamp" ]; then exit 0; fi

for file in "$here"/requirements/*.txt; do
  venv=$folder/$(basename "$file" .txt)
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$file"
done

# Newer than the Node.js of the machine, which these generators refuse.
mkdir -p "$folder/node"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$folder/node/"
npm ci --prefix "$folder/node" --no-progress --loglevel=error

# Beside what the jar of openapi-generator holds, generated Java needs a client for HTTP, as Debian has it.
mkdir -p "$folder/java"
(cd "$folder/java" && apt-get download --quiet libhttpclient-java libhttpcore-java libhttpmime-java >/dev/null)
for package in "$folder"/java/*.deb; do dpkg -x "$package" "$folder/java/unpacked"; done
mkdir -p "$folder/java/stubs/javax/annotation"
echo 'package javax.annotation; public @interface Generated { String[] value(); String date() default ""; String comments() default ""; }' \
  >"$folder/java/stubs/javax/annotation/Generated.java"
javac -d "$folder/java/stubs" "$folder/java/stubs/javax/annotation/Generated.java"

for crate in "${crates[@]}"; do
  cargo install --quiet --locked --root "$folder/cargo" --target-dir "$folder/cargo-build" "$crate"
done
rm -rf "$folder/cargo-build"
echo "$stamp" >"$folder/stamp"
