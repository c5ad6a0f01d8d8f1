#!/bin/sh
# Calls of a generated crate on wasm32-unknown-unknown, in Node.js. Needs the target: rustup target add wasm32-unknown-unknown
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$root/target/wasm-test"
mkdir -p "$work/src"
cp "$here/lib.rs" "$work/src/lib.rs"
cp "$root/Cargo.lock" "$work/Cargo.lock"
cat > "$work/Cargo.toml" <<TOML
[package]
name = "wasm-test"
version = "0.0.0"
edition = "2024"

[lib]
crate-type = ["cdylib"]

[dependencies]
http = "1"
huaweicloud-eg = { path = "$root/generated/eg" }
tablature-runtime = { path = "$root/runtime", default-features = false }

[workspace]
TOML
cargo build -q --manifest-path "$work/Cargo.toml" --target wasm32-unknown-unknown --target-dir "$work/target"
node "$here/run.mjs" "$work/target/wasm32-unknown-unknown/debug/wasm_test.wasm"
