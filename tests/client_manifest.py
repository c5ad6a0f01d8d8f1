"""The manifest of a program that uses the generated crates of some services."""

import json
from pathlib import Path


def write(folder, package, crates, services, dependencies, features=()):
    """`crates` is the folder with the generated crates, and `features` those that they are used with; `dependencies` are lines of
    what else the program stands on."""
    features = json.dumps(list(features))
    generated = "\n".join(
        f"huaweicloud-{it} = {{ path = {json.dumps(str(crates.resolve() / it))}, features = {features} }}" for it in services
    )
    runtime = json.dumps(str(Path("runtime").resolve()))
    (folder / "Cargo.toml").write_text(f"""
[package]
name = "{package}"
version = "0.0.0"
edition = "2024"

[dependencies]
{generated}
tablature-runtime = {{ path = {runtime} }}
{dependencies}

[workspace]
""")
