#!/usr/bin/env bash
# Installs the consumers below FOLDER, at pinned versions, but for those of .ci/install-tools. What is there is left alone.
#   tests/generators/install.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
crates=(oas3-gen@0.29.0 openapi-to-rust@0.23.0 cargo-progenitor@0.15.1)

# Runs a command unless it has run before, with the same arguments and on the same text.
once() { # name, the text of files that it reads, command...
  local name=$1 text=$2 stamp
  shift 2
  stamp=$(printf '%s\n' "$@" "$text" | sha256sum | cut -d' ' -f1)
  if [ -f "$folder/$name.stamp" ] && [ "$(cat "$folder/$name.stamp")" = "$stamp" ]; then return; fi
  "$@"
  echo "$stamp" >"$folder/$name.stamp"
}

install_python() { # name
  python3 -m venv --clear "$folder/$1"
  "$folder/$1/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements/$1.txt"
}

# With a Node.js that is newer than the machine's, which these generators refuse.
install_node() {
  mkdir -p "$folder/node"
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$folder/node/"
  npm ci --prefix "$folder/node" --no-progress --loglevel=error
}

# Beside what the jar of openapi-generator holds, generated Java needs a client for HTTP, as Debian has it, and an annotation.
install_java() {
  rm -rf "$folder/java"
  mkdir -p "$folder/java/stubs/javax/annotation"
  (cd "$folder/java" && apt-get -o APT::Sandbox::User=root download --quiet libhttpclient-java libhttpcore-java libhttpmime-java >/dev/null)
  for package in "$folder"/java/*.deb; do dpkg -x "$package" "$folder/java/unpacked"; done
  echo 'package javax.annotation; public @interface Generated { String[] value(); String date() default ""; String comments() default ""; }' \
    >"$folder/java/stubs/javax/annotation/Generated.java"
  javac -d "$folder/java/stubs" "$folder/java/stubs/javax/annotation/Generated.java"
}

install_rust() { # what cargo installs...
  cargo install --quiet --locked --root "$folder/cargo" --target-dir "$folder/cargo-build" "$@"
}

for file in "$here"/requirements/*.txt; do
  name=$(basename "$file" .txt)
  once "$name" "$(cat "$file")" install_python "$name"
done
once node "$(cat "$here"/package*.json)" install_node
once java "" install_java
for crate in "${crates[@]}"; do once "${crate%@*}" "" install_rust "$crate"; done
once parsers "$(cat "$here"/parsers/Cargo.* "$here"/parsers/src/*)" install_rust --debug --force --path "$here/parsers"
rm -rf "$folder/cargo-build"
