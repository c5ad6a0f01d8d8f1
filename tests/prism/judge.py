"""Starts Prism for each document, has the client call every operation, and tells who agrees.

Where Prism refuses the example of a page, the operation is called again with a body that is built from the schema: so it is seen
whether only the page contradicts itself. The same is done where there is no example.
"""

import contextlib
import functools
import json
import re
import socket
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

OUT, CLIENT, PRISM = Path(sys.argv[1]), sys.argv[2], sys.argv[3]


@contextlib.contextmanager
def serving(document):
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        port = it.getsockname()[1]
    command = [PRISM, "mock", "--errors", "--host", "127.0.0.1", "--port", str(port), str(document)]
    with open(document.with_suffix(".log"), "w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + 60
        while not listens(port):
            assert process.poll() is None and time.monotonic() < deadline, f"Prism does not start: {document}"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def listens(port):
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def called(url, project, entries, body, suffix=""):
    """Calls the operations with these bodies, and gives each with what came of it."""
    lines = "\n".join(
        json.dumps({"service": it["service"], "operation": it["operation"] + suffix, "body": body(it) or ""})
        for it in entries
    )
    run = subprocess.run([CLIENT, url, project], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    outcomes = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(outcomes) == len(entries), "every call has one outcome"
    return zip(entries, outcomes)


def judge(entries, project, url):
    call = functools.partial(called, url, project)
    for entry, outcome in call(entries, lambda it: it[usual(it)]):
        entry["outcomes"] = {usual(entry): outcome}
    again = [it for it in entries if usual(it) == "example" and it["built"] and not agrees(it["outcomes"]["example"])]
    for entry, outcome in call(again, lambda it: it["built"]):
        entry["outcomes"]["built"] = outcome
    # With all that is optional in queries and headers, where the rest is agreed on.
    more = [it for it in entries if it["setters"] and accepted(it)]
    for entry, outcome in call(more, lambda it: it[accepted(it)], " whole"):
        entry["outcomes"]["whole"] = outcome
    # That Prism judges at all: nothing where something is mandatory.
    for entry, outcome in call([it for it in entries if it["needs_members"]], lambda _: "{}"):
        entry["nothing"] = outcome


def accepted(entry):
    """The body that both agree on."""
    return next((body for body, outcome in entry["outcomes"].items() if agrees(outcome)), None)


def usual(entry):
    return "built" if entry["has_body"] and entry["example"] is None else "example"


def agrees(outcome):
    return "error" not in outcome


def reason(outcome):
    """The kinds of what Prism has against a call, without names and values."""
    if "violations" not in outcome:
        return ["client: " + re.sub(r"`[^`]*`|\d+", "…", outcome["error"])]
    kinds = {f"{'.'.join(it['location'][:2])}: {it.get('code', it['message'])}" for it in outcome["violations"]}
    return sorted(kinds) or [f"status {outcome['status']}: {outcome['body'][:200]}"]


def result(entry):
    """What an operation counts as."""
    if "uncallable" in entry:
        return "cannot be called"
    outcomes = entry["outcomes"]
    if "example" in outcomes and agrees(outcomes["example"]):
        return "agree, with the page's example" if entry["has_body"] else "agree, without a body"
    if "built" in outcomes and agrees(outcomes["built"]):
        return "agree, with a built body alone: " + (
            "the page's example is refused" if "example" in outcomes else "the page has no example"
        )
    return "disagree"


def failed(entry):
    whole, nothing = entry.get("outcomes", {}).get("whole", {}), entry.get("nothing", {"status": 422})
    return result(entry) in ("disagree", "cannot be called") or not agrees(whole) or nothing.get("status") != 422


def messages(outcome):
    for it in outcome.get("violations", []):
        yield f"{'.'.join(map(str, it['location']))}: {it['message']}"
    if not outcome.get("violations"):
        yield outcome.get("error", "") + " " + outcome.get("body", "")[:300]


def tell(entries, title):
    print(f"\n{title}: {len(entries)} operations")
    for kind, count in sorted(Counter(map(result, entries)).items()):
        print(f"{count:6} {kind}")
    odd = [it for it in entries if any(outcome.get("oddities") for outcome in it.get("outcomes", {}).values())]
    print(f"{len(odd):6} of them have an answer with oddities")
    whole = [it["outcomes"]["whole"] for it in entries if "whole" in it.get("outcomes", {})]
    print(f"{sum(map(agrees, whole)):6} of {len(whole)} agree with all that is optional in queries and headers")
    nothing = [it["nothing"] for it in entries if "nothing" in it]
    refused = sum(it.get("status") == 422 for it in nothing)
    print(f"{refused:6} of {len(nothing)} are refused with an empty body, where a member is mandatory")


def tell_reasons(entries):
    groups, oddities = defaultdict(list), defaultdict(list)
    for entry in entries:
        for body, outcome in entry.get("outcomes", {}).items():
            for text in outcome.get("oddities", []):
                oddities[entry["service"], entry["operation"]].append(text)
            if not agrees(outcome):
                for kind in reason(outcome):
                    groups[body, kind].append((entry, outcome))
    for (body, kind), found in sorted(groups.items(), key=lambda it: (it[0][0], -len(it[1]))):
        name = {"example": "the example", "built": "a built body", "whole": "all that is optional"}[body]
        print(f"\n{len(found)} operations, {name}: {kind}")
        for entry, outcome in found:
            print(f"  {entry['service']} {entry['operation']}: {'; '.join(messages(outcome))[:400]}")
    print(f"\n{len(oddities)} operations with oddities in the answer")
    for (service, operation), texts in oddities.items():
        print(f"  {service} {operation}: {'; '.join(texts)[:300]}")


def main():
    plan = json.loads((OUT / "plan.json").read_text())
    entries = plan["entries"]
    for service, layer in dict.fromkeys((it["service"], it["layer"]) for it in entries):
        chosen = [it for it in entries if (it["service"], it["layer"]) == (service, layer) and "rust" in it]
        with serving(OUT / f"{service}.{layer}.json") as url:
            judge(chosen, plan["project"], url)
    (OUT / "outcomes.json").write_text(json.dumps(entries, indent=1))
    tell_reasons(entries)
    for service in dict.fromkeys(it["service"] for it in entries):
        own = [it for it in entries if it["service"] == service]
        tell([it for it in own if not it["layer"]], f"{service}, of a method and path of their own, or the first of them")
        if any(it["layer"] for it in own):
            tell([it for it in own if it["layer"]], f"{service}, of a method and path that others have, each served apart")
    tell(entries, "all")
    for entry in entries:
        if "uncallable" in entry:
            print(f"cannot be called: {entry['service']} {entry['operation']}: {entry['uncallable']}")
    sys.exit(any(failed(it) for it in entries))


main()
