"""Finds the operations that the vendor's SDK and a generated crate both have, and writes a client that calls them.

In: the folder with the generated services. Out: `plan.json`, and a Rust program in `client/`. Operations are paired by
method and path. Bodies are the documents' own examples; path parameters and texts in queries hold what has to be encoded.
"""

import importlib
import json
import re
import sys
from pathlib import Path

import generated_crate

OUT = Path(sys.argv[1])
TEXT = "v 1+ü&/~"
SEGMENT = "id 1/ü"
VALUES = {("str", "String"): TEXT, ("int", "i64"): 5, ("bool", "bool"): True}


def vendor_operations(service):
    """Version, method of the client, HTTP method and path of each operation of the vendor's SDK."""
    package = Path(importlib.import_module(f"huaweicloudsdk{service}").__path__[0])
    for source in sorted(package.glob(f"v*/{service}_client.py")):
        for name, body in re.findall(
            r"def _(\w+)_http_info\(cls, request\):(.*?)(?=\n    def |\Z)", source.read_text(), re.S
        ):
            method = re.search(r'"method": "(\w+)"', body)
            path = re.search(r'"resource_path": "([^"]+)"', body)
            if method and path:
                yield source.parent.name, name, method[1], path[1]


def own_operations(service):
    """The operations of a generated service, by method and path."""
    found = {}
    document = json.loads((OUT / service / service / "openapi.json").read_text())
    for path, item in document["paths"].items():
        for method, operation in item.items():
            found.setdefault((method.upper(), shape(path.split("#")[0])), (path.split("#")[0], operation))
    return found


def shape(path):
    return re.sub(r"\{[^}]*\}", "{}", path)


def example(operation):
    """The first example of the body. None where there is no body."""
    body = operation.get("requestBody")
    if not body:
        return None
    examples = body["content"].get("application/json", {}).get("examples", {})
    return next((it["value"] for it in examples.values() if "value" in it), None)


class Crate(generated_crate.Crate):
    def __init__(self, service):
        super().__init__(OUT / service / service / "src")

    def queries(self, builder, request):
        for field, type_, _, wire in (it for it in self.optional(builder) if it[2] == "query"):
            attribute = next((it for it, name in request.attribute_map.items() if name == wire), None)
            if attribute:
                value = VALUES.get((request.openapi_types[attribute], type_))
                if value is not None:
                    yield {"setter": field, "attribute": attribute, "value": value}


def plan(service):
    crate, own = Crate(service), own_operations(service)
    for version, name, method, path in vendor_operations(service):
        if (method, shape(path)) not in own:
            continue
        own_path, operation = own[method, shape(path)]
        builder = operation["operationId"]
        request_name = "".join(word.capitalize() for word in name.split("_")) + "Request"
        request = getattr(importlib.import_module(f"huaweicloudsdk{service}.{version}"), request_name, None)
        if request is None or builder not in crate.calls:
            continue
        call, arguments = crate.calls[builder]
        body = re.search(r"\bbody: impl Into<(.+)>", arguments)
        names = zip(re.findall(r"\{([^}]+)\}", own_path), re.findall(r"\{([^}]+)\}", path))
        attributes = {wire: attribute for attribute, wire in request.attribute_map.items()}
        segments = [attributes.get(theirs) for ours, theirs in names if ours not in ("project_id", "tenant_id")]
        count = len([it for it in arguments.split(",") if it.strip()]) - bool(body)
        value = example(operation) if body else None
        if "required:" in arguments or count != len(segments) or None in segments or (body and value is None):
            continue
        yield {
            "service": service,
            "version": version,
            "name": name,
            "request": request_name,
            "call": call,
            "segments": segments,
            "queries": list(crate.queries(builder, request)),
            "body": value,
            "type": body and body[1].strip(),
        }


def literal(value):
    return f'r####"{json.dumps(value, ensure_ascii=False)}"####'


def statement(entry):
    package = f"huaweicloud_{entry['service']}"
    arguments = [json.dumps(SEGMENT, ensure_ascii=False)] * len(entry["segments"])
    head = ""
    if entry["type"]:
        type_ = entry["type"].replace("model::", f"{package}::model::")
        head = f"let body: {type_} = serde_json::from_str({literal(entry['body'])})?; "
        arguments.append("body")
    setters = "".join(
        f".{query['setter']}({json.dumps(query['value'], ensure_ascii=False)})" for query in entry["queries"]
    )
    call = f"{entry['service']}.{entry['call']}({', '.join(arguments)}){setters}.send().await"
    return f"    {{ {head}let _ = {call}; }}"


def main():
    entries = [entry for service in ("kms", "vpc") for entry in plan(service)]
    (OUT / "plan.json").write_text(json.dumps(entries))
    statements = "\n".join(statement(entry) for entry in entries)
    (OUT / "client" / "src").mkdir(parents=True, exist_ok=True)
    (OUT / "client" / "src" / "main.rs").write_text(f"""
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let keys = huaweicloud_kms::Credentials::ak_sk("AK", "SK");
    let config = huaweicloud_kms::Config::builder().region("r").project_id("project").credentials(keys);
    let config = config.endpoint(std::env::args().nth(1).ok_or("no URL")?).build()?;
    let (kms, vpc) = (huaweicloud_kms::Client::new(&config), huaweicloud_vpc::Client::new(&config));
{statements}
    Ok(())
}}
""")
    (OUT / "client" / "Cargo.toml").write_text("""
[package]
name = "peer"
version = "0.0.0"
edition = "2024"

[dependencies]
huaweicloud-kms = { path = "../kms/kms" }
huaweicloud-vpc = { path = "../vpc/vpc" }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt"] }

[workspace]
""")


main()
