"""Writes down every type of the generated crates, and a program that reads and writes values of them by their names.

In: the folder with the generated services. Out: `types.jsonl`, a line for each type with a whole value and what each member is by
the OpenAPI document, and a Rust program in `program/`. The program's own part is `main.rs`.
"""

import json
import re
import sys
from pathlib import Path

import client_manifest

SERVICES, OUT = Path(sys.argv[1]), Path(sys.argv[2])
# Values within values: every type is tested on its own too, so that nothing is gained by more.
DEPTH = 2


def structs(service):
    """The types with members that a crate has."""
    sources = (SERVICES / service / "src" / "model").glob("*.rs")
    return {name for it in sources for name in re.findall(r"codegen::object! \{\s*(\w+) \{", it.read_text())}


def members(component):
    """What a type has. Files of a form are given to a call beside its type."""
    return {name: it for name, it in component.get("properties", {}).items() if it.get("format") != "binary"}


def target(schema):
    """The component that a schema refers to, by itself or where prose stands beside the reference."""
    references = [part["$ref"] for part in [schema, *schema.get("allOf", [])] if "$ref" in part]
    return references[0].rsplit("/", 1)[1] if references else None


class Document:
    def __init__(self, service):
        self.components = json.loads((SERVICES / service / "openapi.json").read_text())["components"]["schemas"]

    def shape(self, schema):
        """What a member is, as far as faults differ by it. A schema that says nothing of its members takes everything."""
        kind = "object" if target(schema) else schema.get("type", "value")
        if kind == "array":
            return {"kind": kind, "of": self.shape(schema.get("items", {}))}
        if kind == "object" and not target(schema):
            of = schema.get("additionalProperties")
            return {"kind": "map", "of": self.shape(of)} if isinstance(of, dict) else {"kind": "value"}
        return {"kind": kind, "is_listed": "enum" in schema or "x-tablature-known-values" in schema}

    def value(self, schema, name, depth):
        shape = self.shape(schema)
        if shape["kind"] == "array":
            return [self.value(schema.get("items", {}), name, depth)]
        if shape["kind"] == "map":
            return {"a key": self.value(schema["additionalProperties"], name, depth)}
        if shape["kind"] == "object":
            component = self.components[target(schema)]
            return self.whole(component, depth - 1) if depth else {}
        return scalar(schema, name, shape["kind"])

    def whole(self, component, depth):
        """A value with every member."""
        return {name: self.value(it, name, depth) for name, it in members(component).items()}


def scalar(schema, name, kind):
    if "enum" in schema:
        return schema["enum"][0]
    if kind == "string":
        listed = [it["value"] for it in schema.get("x-tablature-known-values", []) if isinstance(it["value"], str)]
        time = "2024-01-01T00:00:00Z" if schema.get("format") == "date-time" else None
        return listed[0] if listed else time or f"text of {name}"
    return {"integer": 3, "number": 2.5, "boolean": True, "value": {"any": [1, None]}}[kind]


def types(service, own):
    """Each component of the document with the type that reads it: a view is read by the type that it is a view of."""
    document = Document(service)
    for name, component in document.components.items():
        type_ = name if name in own else name.removesuffix("View")
        if type_ not in own:
            continue
        shapes = {it: document.shape(schema) for it, schema in members(component).items()}
        whole = document.whole(component, DEPTH)
        yield {"service": service, "component": name, "type": type_, "whole": whole, "members": shapes}


def module(service, own):
    arms = "\n".join(f'        "{it}" => crate::round_trip::<model::{it}>(value),' for it in sorted(own))
    return f"""
pub mod {service} {{
    use huaweicloud_{service}::model;

    pub fn round_trip(name: &str, value: &serde_json::Value) -> crate::Trip {{
        match name {{
{arms}
            other => panic!("no type {{other}}"),
        }}
    }}
}}
"""


def main():
    services = sys.argv[3:] or sorted(it.parent.name for it in SERVICES.glob("*/openapi.json"))
    own = {service: structs(service) for service in services}
    lines = [line for service in services for line in types(service, own[service])]
    left = {(service, it) for service in services for it in own[service]} - {(it["service"], it["type"]) for it in lines}
    assert not left, f"the documents do not have these types: {left}"
    # Nothing fails where nothing is tried.
    assert lines, "no generated type has members"
    (OUT / "types.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    arms = "\n".join(f'        "{it}" => {it}::round_trip(name, value),' for it in services)
    (OUT / "program" / "src" / "types.rs").write_text(f"""
pub fn round_trip(service: &str, name: &str, value: &serde_json::Value) -> crate::Trip {{
    match service {{
{arms}
        other => panic!("no service {{other}}"),
    }}
}}
{"".join(module(service, own[service]) for service in services)}""")
    client_manifest.write(OUT / "program", "faults-program", SERVICES, services, 'serde_json = "1"')


main()
