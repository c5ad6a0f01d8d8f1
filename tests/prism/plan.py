"""Plans a call of every operation of the documents, and writes the client that makes them.

In: the folder with the generated services. Out: for each document those that Prism is to serve, `plan.json`, and the part of a
Rust program in `client/` that has a function for each operation. Prism cannot tell operations of one method and path apart,
whose paths differ in their fragment alone; so the first of them is in a first document, the second in a second, and so on.
"""

import copy
import json
import re
import sys
from collections import Counter
from pathlib import Path

import client_manifest
import generated_crate
from fit import Fitting, Unfit
from generated_crate import entries

SERVICES, OUT = Path(sys.argv[1]), Path(sys.argv[2])
PROJECT = "0d5c8a1e4b7f4c2d9e6a3b1f0c8d7e5a"
JSON, FILE = "application/json", "application/octet-stream"


def operations(document):
    """Each operation, its path without fragment, its method, and how many of the same method and path stand before it."""
    seen = Counter()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            plain = path.split("#")[0]
            yield plain, method, operation, seen[plain, method]
            seen[plain, method] += 1


def layers(document):
    """The documents that Prism serves: none has two operations of one method and path."""
    found = []
    for path, method, operation, layer in operations(document):
        if layer == len(found):
            found.append({**copy.copy(document), "paths": {}})
        found[layer]["paths"].setdefault(path, {})[method] = operation
    return found


class Crate(generated_crate.Crate):
    def __init__(self, service):
        super().__init__(SERVICES / service / "src")
        self.calls = {builder: (name, arguments(listed)) for builder, (name, listed) in self.calls.items()}

    def mandatory(self, builder, literal):
        """The fields of the literal that an operation with many mandatory parameters takes."""
        fields = re.search(rf"pub struct {literal} \{{\n(.*?)\n\}}", self.sources[builder], re.S)[1]
        return re.findall(r"^    pub (\w+): (.+),$", fields, re.M)

    def wire(self, builder):
        """The place and the name of each parameter, by its field."""
        places = {"config": "path", "joined": "query", "quoted": "query", "double_quoted": "query"}
        wire = {field: (places.get(place, place), name) for field, _, place, name in entries(self.sources[builder])}
        return {field: it for field, it in wire.items() if it[0] in ("path", "query", "header")}

    def setter(self, builder, field):
        """The type that the setter of a field takes; None where it has none, since it is mandatory."""
        return next((squeezed(type_) for own, type_, _, _ in self.optional(builder) if own == field), None)


def arguments(listed):
    """Names and types of the arguments; a type may have commas within."""
    return [(name, squeezed(type_)) for name, type_ in re.findall(r"(\w+): (.+?),?(?=\s*\w+: |\s*$)", listed, re.S)]


def squeezed(type_):
    type_ = re.sub(r"\s+", " ", type_).replace("< ", "<").replace(", >", ">").strip().rstrip(",")
    return re.sub(r"^impl Into<(.*)>$", r"\1", type_).strip()


def literal(value, type_):
    """A value as the generated client takes it; names of types are in full."""
    if type_.startswith("Vec<"):
        values = value if isinstance(value, list) else [value]
        return f"vec![{', '.join(f'<{type_[4:-1]}>::from({literal(it, type_[4:-1])})' for it in values)}]"
    if isinstance(value, bool) or type_ in ("i64", "f64"):
        return json.dumps(value) + (type_ if type_ in ("i64", "f64") else "")
    return json.dumps(value if isinstance(value, str) else str(value), ensure_ascii=False)


def example(media):
    """The first example of a body. One that contradicts its tables is kept by the document as text alone."""
    published = (json.dumps(it["value"]) for it in media.get("examples", {}).values() if "value" in it)
    original = (it["text"] for it in media.get("x-tablature-original-examples", []) if is_json(it["text"]))
    return next(published, None) or next(original, None)


def is_json(text):
    try:
        return bool(json.loads(text))
    except ValueError:
        return False


class Call:
    """One operation: the Rust that calls it, and what it is called with."""

    def __init__(self, service, crate, fitting, operation):
        self.crate, self.fitting, self.operation = crate, fitting, operation
        self.builder = operation["operationId"]
        self.package = f"huaweicloud_{service}"
        self.wire = crate.wire(self.builder)

    def value(self, field):
        place, name = self.wire[field]
        found = next(it for it in self.operation["parameters"] if (it["in"], it["name"]) == (place, name))
        return self.fitting.value(found["schema"])

    def path(self, type_):
        """The name of a type in full."""
        type_ = re.sub(r"\b(model|operation)::", rf"{self.package}::\1::", type_)
        return re.sub(r"(codegen::|\b(?=Secret|Timestamp))", "tablature_runtime::codegen::", type_)

    def body(self, type_):
        return "body.to_owned()" if type_.endswith("Bytes") else f"from_str::<{self.path(type_)}>(body)?"

    def argument(self, name, type_):
        if type_.endswith("Upload"):
            return '"a file"'
        if name == "body":
            return self.body(type_)
        if name == "required":
            literals = ", ".join(
                f"{field}: <{self.path(kind)}>::from({literal(self.value(field), self.path(kind))})"
                for field, kind in self.crate.mandatory(self.builder, type_.rsplit("::", 1)[1])
            )
            return f"{self.path(type_)} {{ {literals} }}"
        return literal(self.value(name), self.path(type_))

    def rust(self):
        name, listed = self.crate.calls[self.builder]
        given = ", ".join(self.argument(*it) for it in listed)
        optional = None if any(it == "body" for it, _ in listed) else self.crate.setter(self.builder, "body")
        setter = f".body({self.body(optional)})" if optional and "requestBody" in self.operation else ""
        return f"client.{name}({given}){setter}"

    def setters(self):
        """All that is optional in queries and headers."""
        optional = {
            field: self.crate.setter(self.builder, field) for field, (place, _) in self.wire.items() if place != "path"
        }
        return "".join(
            f".{field}({literal(self.value(field), self.path(type_))})" for field, type_ in optional.items() if type_
        )

    def bodies(self):
        """The example of the page, and one that is built from the schema, as JSON: forms are read from it too. Files are no part
        of them. Both None where there is no body."""
        if "requestBody" not in self.operation:
            return None, None
        (kind, media), = self.operation["requestBody"]["content"].items()
        if kind == FILE:
            return None, "a file"
        try:
            return example(media), json.dumps(self.fitting.value(media["schema"]))
        except Unfit:
            return example(media), None

    def needs_members(self, built):
        """Whether an empty object is no body of it."""
        return JSON in self.operation.get("requestBody", {}).get("content", {}) and (built or "").startswith('{"')


def plan(service):
    document = json.loads((SERVICES / service / "openapi.json").read_text())
    crate, fitting = Crate(service), Fitting(document)
    for number, layer in enumerate(layers(document)):
        (OUT / f"{service}.{number}.json").write_text(json.dumps(layer))
    for path, method, operation, layer in operations(document):
        call = Call(service, crate, fitting, operation)
        entry = {"service": service, "operation": call.builder, "line": f"{method.upper()} {path}", "layer": layer}
        try:
            entry["rust"], entry["setters"] = call.rust(), call.setters()
            entry["example"], entry["built"] = call.bodies()
            entry["has_body"] = "requestBody" in operation
            entry["needs_members"] = call.needs_members(entry["built"])
        except (KeyError, StopIteration, TypeError, Unfit) as error:
            entry["uncallable"] = f"{type(error).__name__}: {error}"
        yield entry


def arms(entries):
    """A call of each operation, and one with all that is optional where there is such."""
    for it in entries:
        for name, setters in {it["operation"]: "", it["operation"] + " whole": it["setters"]}.items():
            if setters or name == it["operation"]:
                call = f"{it['rust']}{setters}.send().await"
                yield f'            "{name}" => Box::pin(async {{ Ok(told({call})) }}).await,'


def module(service, entries):
    """A function that calls an operation of the service by its name."""
    listed = "\n".join(arms(entries))
    return f"""
pub mod {service} {{
    use serde_json::from_str;
    use crate::told;

    pub async fn call(client: huaweicloud_{service}::Client, operation: &str, body: &str) -> crate::Outcome {{
        let _ = body;
        match operation {{
{listed}
            other => panic!("no operation {{other}}"),
        }}
    }}
}}
"""


def main():
    services = sys.argv[3:]
    entries = [entry for service in services for entry in plan(service)]
    (OUT / "plan.json").write_text(json.dumps({"project": PROJECT, "entries": entries}))
    listed = "\n".join(
        f'        "{it}" => {it}::call(huaweicloud_{it}::Client::new(config), operation, body).await,' for it in services
    )
    modules = "".join(
        module(service, [it for it in entries if it["service"] == service and "rust" in it]) for service in services
    )
    source = OUT / "client" / "src"
    source.mkdir(parents=True, exist_ok=True)
    (source / "calls.rs").write_text(f"""
pub async fn call(
    config: &tablature_runtime::codegen::Config, service: &str, operation: &str, body: &str,
) -> crate::Outcome {{
    match service {{
{listed}
        other => panic!("no service {{other}}"),
    }}
}}
{modules}""")
    more = 'serde_json = "1"\ntokio = { version = "1", features = ["rt"] }'
    client_manifest.write(OUT / "client", "prism-client", SERVICES, services, more)


main()
