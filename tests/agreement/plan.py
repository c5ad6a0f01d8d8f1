"""Writes a program that holds values against the `validate()` of every generated type that has one.

In: the folder with the generated services. Out: a Rust program in `program/`, but for its own part, `main.rs`.
"""

import re
import sys
from pathlib import Path

import client_manifest

SERVICES, OUT = Path(sys.argv[1]), Path(sys.argv[2])


def checked(service):
    """The types of a crate that requests have."""
    sources = [it.read_text() for it in (SERVICES / service / "src" / "model").glob("*.rs")]
    found = (re.search(r"codegen::object! \{\s*(\w+) \{", it) for it in sources if " RULES: codegen::Rules" in it)
    return sorted(it[1] for it in found if it)


def module(service, types):
    arms = "\n".join(f'        "{it}" => crate::check!(model::{it}, value),' for it in types)
    return f"""
pub mod {service} {{
    use huaweicloud_{service}::model;

    pub const TYPES: &[&str] = &{"[" + ", ".join(f'"{it}"' for it in types) + "]"};

    pub fn check(name: &str, value: &serde_json::Value) -> crate::Checked {{
        match name {{
{arms}
            other => panic!("no type {{other}} for {{value}}"),
        }}
    }}
}}
"""


def main():
    services = sys.argv[3:] or sorted(it.parent.name for it in SERVICES.glob("*/openapi.json"))
    types = {it: checked(it) for it in services}
    # Nothing differs where nothing is compared: a change of what is generated once made all of them pass unseen.
    if not any(types.values()):
        sys.exit("no generated type has a `validate()`")
    all_ = "\n".join(f'    ("{it}", {it}::TYPES, {it}::check),' for it in services)
    (OUT / "program" / "src" / "types.rs").write_text(f"""
pub const SERVICES: &[(&str, &[&str], fn(&str, &serde_json::Value) -> crate::Checked)] = &[
{all_}
];
{"".join(module(*it) for it in types.items())}""")
    dependencies = 'fastrand = "2"\njsonschema = { version = "*", default-features = false }\nserde_json = "1"'
    client_manifest.write(OUT / "program", "agreement-program", SERVICES, services, dependencies)


main()
