"""Makes the planned calls by both clients, and compares what arrived: method, path, query, headers, body.

The signature is left out: it is compared elsewhere, request by request. A difference in the order of a query or in the
spaces of JSON is told apart from one in what is said.
"""

import contextlib
import http.server
import importlib
import json
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from huaweicloudsdkcore.auth.credentials import BasicCredentials

OUT = Path(sys.argv[1])
SEGMENT = "id 1/ü"


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def record(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.seen.append((self.command, self.path, headers, body))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = record

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def recording():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", server.seen
    server.shutdown()


def typed(name, module, value):
    """JSON as the vendor's SDK takes it: objects of its classes."""
    if name.startswith("list[") and isinstance(value, list):
        return [typed(name[5:-1], module, it) for it in value]
    model = getattr(module, name, None)
    if not isinstance(value, dict) or not hasattr(model, "attribute_map"):
        return value
    attributes = {wire: attribute for attribute, wire in model.attribute_map.items()}
    return model(**{
        attributes[key]: typed(model.openapi_types[attributes[key]], module, it) for key, it in value.items()
    })


def call_by_vendor(entry, url, clients):
    module = importlib.import_module(f"huaweicloudsdk{entry['service']}.{entry['version']}")
    key = entry["service"], entry["version"]
    if key not in clients:
        client = getattr(module, f"{entry['service'].capitalize()}Client")
        keys = BasicCredentials("AK", "SK", "project")
        clients[key] = client.new_builder().with_credentials(keys).with_endpoints([url]).build()
    request = getattr(module, entry["request"])
    values = {attribute: SEGMENT for attribute in entry["segments"]}
    values |= {query["attribute"]: query["value"] for query in entry["queries"]}
    if entry["body"] is not None:
        values["body"] = typed(request.openapi_types["body"], module, entry["body"])
    getattr(clients[key], entry["name"])(request(**values))


def differences(theirs, ours):
    """How two requests differ, in words; what is only written otherwise is marked."""
    (method, target, headers, body), (own_method, own_target, own_headers, own_body) = theirs, ours
    url, own_url = urlsplit(target), urlsplit(own_target)
    if method != own_method:
        yield "method"
    if url.path != own_url.path:
        yield "path"
    if sorted(url.query.split("&")) != sorted(own_url.query.split("&")):
        yield "query"
    elif url.query != own_url.query:
        yield "(order of the query)"
    if (json.loads(body) if body else None) != (json.loads(own_body) if own_body else None):
        yield "body"
    elif body != own_body:
        yield "(spaces of the JSON)"
    for name in ("content-type", "accept", "x-project-id", "x-domain-id"):
        if headers.get(name) != own_headers.get(name):
            yield f"(header {name}: theirs {headers.get(name)}, ours {own_headers.get(name)})"


def main():
    plan = json.loads((OUT / "plan.json").read_text())
    with recording() as (url, ours):
        subprocess.run([sys.argv[2], url], check=True)
    assert len(ours) == len(plan), f"{len(plan)} calls were planned, {len(ours)} arrived"
    clients, same, unmade, kinds = {}, 0, [], Counter()
    with recording() as (url, theirs):
        for entry, own in zip(plan, ours):
            before = len(theirs)
            try:
                call_by_vendor(entry, url, clients)
            except Exception as error:
                if len(theirs) == before:
                    unmade.append(f"{entry['name']}: {error!r}")
                    continue
            found = list(differences(theirs[before], own))
            real = [it for it in found if not it.startswith("(")]
            same += not real
            kinds.update(found)
            for kind in real:
                print(f"{entry['service']} {entry['name']}: {kind}\n  theirs {theirs[before]}\n  ours   {own}")
    compared = len(plan) - len(unmade)
    print(f"{same} of {compared} requests say the same; {len(unmade)} the vendor's SDK cannot make: {unmade}")
    for kind, count in kinds.most_common():
        print(f"{count:6} {kind}")
    sys.exit(same != compared)


main()
