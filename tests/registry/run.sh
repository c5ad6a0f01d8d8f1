#!/usr/bin/env bash
# What publishing the crates of the last commit would bring to the public. `cargo publish` puts them into a registry on this machine, and what
# that serves is looked at: a program in an empty folder names a version, and makes a call; the documentation of each crate is built
# as docs.rs builds it. Needs Python, and a network for the tools and for what the crates depend on.
#
# Nothing in the packages is made for this registry: they want each other from the public one. The patch in cargo's configuration
# stands in for their being there.
set -euo pipefail
cd "$(dirname "$0")/../.."

root=$PWD
tools=${CARGO_TARGET_DIR:-$PWD/target}/registry-tools
work=$(mktemp -d)
registry=$work/registry
server=
# Cargo keeps what it takes from a registry in a folder whose name is no more than a hash of the address.
tidy() {
  local index
  if [ -n "$server" ]; then kill "$server"; fi
  for index in "${CARGO_HOME:-$HOME/.cargo}"/registry/index/*; do
    if grep -qs "$registry" "$index/.git/FETCH_HEAD"; then
      rm -rf "${index%/*/*}"/{index,cache,src}/"${index##*/}"
    fi
  done
  rm -rf "$work"
}
trap tidy EXIT
export CARGO_TARGET_DIR=$work/target CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0

install() { # crate, version
  if [ "$("$tools/bin/$1" --version 2>/dev/null)" != "$1 $2" ]; then
    cargo install --quiet --locked --debug --root "$tools" --target-dir "$work/tools" "$1" --version "$2"
  fi
}
# A registry of one program that `cargo publish` takes for one, and what the people of docs.rs imitate docs.rs with.
install cargo-http-registry 0.1.8
install cargo-docs-rs 1.0.4

quietly() { # command...: its output is shown where it fails
  "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; echo "FAILED: $*" >&2; return 1; }
}

# Unused patches are written to the lock file of the workspace: so it is that of a copy.
[ -z "$(git status --porcelain)" ] || echo "what is not committed is not published here"
git clone --quiet --depth 1 "file://$root" "$work/source"
"$tools/bin/cargo-http-registry" "$registry" >"$work/server.log" 2>&1 &
server=$!
until [ -s "$registry/config.json" ]; do
  kill -0 "$server" || { cat "$work/server.log" >&2; exit 1; }
  sleep 0.1
done

# Cargo reads this in every folder below.
mkdir "$work/.cargo"
cat >"$work/.cargo/config.toml" <<CONFIG
[registries.local]
index = "file://$registry"
token = "any"

[doc.extern-map.registries]
local = "https://docs.rs"

[patch.crates-io]
CONFIG

# In the order of their dependencies. Cargo builds each from its package, with what the registry has of the others.
cd "$work/source"
name_of() { sed -n 's/^name = "\(.*\)"$/\1/p' "$1" | head -1; }
core=$(name_of generated/*-core/Cargo.toml)
services=$(for manifest in generated/*/Cargo.toml; do name_of "$manifest"; done | grep -vx "$core")
for crate in tablature-runtime tablature-codegen $core $services; do
  quietly cargo publish --package "$crate" --registry local
  echo "$crate = { version = \"*\", registry = \"local\" }" >>"$work/.cargo/config.toml"
  echo "$crate: published from its package"
done

# As the documentation of the crate tells to write it.
mkdir -p "$work/program/src"
cd "$work/program"
cp "$root/tests/registry/program.rs" src/main.rs
version=$(basename "$registry"/huaweicloud-eg-*.crate .crate)
cat >Cargo.toml <<MANIFEST
[package]
name = "program"
version = "0.0.0"
edition = "2024"

[dependencies]
huaweicloud-eg = "${version#huaweicloud-eg-}"
tokio = { version = "1", features = ["macros", "rt"] }
MANIFEST
RUSTFLAGS="-D warnings" quietly cargo build
for crate in tablature-runtime "$core" huaweicloud-eg; do
  grep -A2 "^name = \"$crate\"" Cargo.lock | grep -q "^source = \"registry+file://$registry\"" ||
    { echo "the program has $crate from elsewhere" >&2; exit 1; }
done
python3 "$root/tests/registry/call.py" "$CARGO_TARGET_DIR/debug/program"

# docs.rs has a nightly compiler; RUSTC_BOOTSTRAP makes one of ours. Each crate has a folder of its own, because rustdoc links to what
# it finds beside it.
mkdir "$work/docs"
for crate in tablature-runtime "$core" $services; do
  mkdir "$work/$crate"
  cd "$work/$crate"
  tar -xzf "$registry/$crate"-[0-9]*.crate --strip-components 1
  PATH=$tools/bin:$PATH RUSTC_BOOTSTRAP=1 RUSTDOCFLAGS="-D warnings" quietly cargo docs-rs
  mv "$CARGO_TARGET_DIR/x86_64-unknown-linux-gnu/doc" "$work/docs/$crate"
  python3 "$root/tests/registry/pages.py" "$work/docs" "$crate"
done
