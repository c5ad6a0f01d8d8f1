#!/usr/bin/env python3
"""Runs every consumer over every document, and writes what came of it as a table.

  matrix.py TOOLS DOCUMENTS OUT TABLE [--only CONSUMER,...]

DOCUMENTS has a folder for each service, as `cargo xtask publish` writes it. OUT gets what is generated, and logs. TABLE is a
Markdown file. It fails where a pair is not as `expected.toml` says: what is listed there does not work, with the reason, and all
else does.
"""
import argparse
import json
import shutil
import sys
import tomllib
from pathlib import Path

from consumers import CONSUMERS
from server import Server
from shell import Log, Tools

#: The service whose one operation is called through each client.
CALLED = 'eg'


def pair(tools, consumer, document, service, out, server, body):
    """What is wrong with the first step that fails, or None; and the steps that worked."""
    slug = consumer.name.replace('/', '-').replace(' ', '-')
    folder = out / slug / service
    shutil.rmtree(folder, ignore_errors=True)
    log = Log(tools, out / 'logs' / f'{slug}.{service}.log')
    if wrong := consumer.generate(log, document, folder):
        return f'refuses the document: {wrong}', []
    if wrong := consumer.check(log, folder, f'{slug}-{service}'.replace('@', '')):
        return f'does not compile: {wrong}', ['generated']
    if service != CALLED or consumer.call is None:
        return None, ['generated', 'compiled']
    if wrong := consumer.call(log, folder, server, body):
        return f'the call fails: {wrong}', ['generated', 'compiled']
    return None, ['generated', 'compiled', 'called']


def cell(wrong, steps):
    """The last step that works."""
    last = steps[-1] if steps else 'refused'
    return f'**{last}**' if wrong else last


def table(results, services, reasons):
    lines = ['# What consumers make of the documents', '',
             'Written by `tests/generators/run.sh`. `called`: one call through the client reached a server as it should (method, path,',
             'token, body). `compiled`: what was generated compiles, type-checks or can be imported. In bold: the last step that works,',
             'with the reason below.', '',
             '| consumer | ' + ' | '.join(services) + ' |', '|:---|' + ':---|' * len(services)]
    names = list(dict.fromkeys(name for name, _ in results))
    for name in names:
        cells = (cell(*results[name, service]) for service in services)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    working = sum(wrong is None for wrong, _ in results.values())
    lines += ['', f'{working} of {len(results)} pairs work.', '']
    for (name, service), (wrong, _) in results.items():
        if wrong:
            reason = reasons.get((name, service), 'not expected')
            lines.append(f'- **{name}, {service}**: {reason}')
    return '\n'.join(lines).rstrip() + '\n'


def expected(path):
    """The reason for each pair that is known not to work."""
    known = tomllib.loads(path.read_text(encoding='utf-8')).get('fails', [])
    return {(it['consumer'], service): it['reason'] for it in known for service in it['services']}


def main():
    parser = argparse.ArgumentParser()
    for name in ('tools', 'documents', 'out', 'table'):
        parser.add_argument(name, type=Path)
    parser.add_argument('--only')
    arguments = parser.parse_args()
    tools, out, documents = Tools(arguments.tools), arguments.out.resolve(), arguments.documents.resolve()
    services = sorted((it.name for it in documents.iterdir() if it.is_dir()), key=lambda name: (name != CALLED, name))
    server = Server(json.loads((documents / CALLED / 'openapi.json').read_text(encoding='utf-8')))
    body = out / 'body.json'
    out.mkdir(parents=True, exist_ok=True)
    body.write_text(json.dumps(server.body), encoding='utf-8')
    only = arguments.only.split(',') if arguments.only else [it.name for it in CONSUMERS]
    results = {}
    for consumer in (it for it in CONSUMERS if it.name in only):
        for service in services:
            document = documents / service / ('openapi-3.0.json' if consumer.takes_3_0 else 'openapi.json')
            wrong, steps = results[consumer.name, service] = pair(tools, consumer, document, service, out, server, body)
            print(f"{consumer.name}, {service}: {wrong or ', '.join(steps)}", flush=True)
    reasons = expected(Path(__file__).parent / 'expected.toml')
    if not arguments.only:
        arguments.table.write_text(table(results, services, reasons), encoding='utf-8')
    fails = {key for key, (wrong, _) in results.items() if wrong}
    odd = [f'{name}, {service}: fails, and should not' for name, service in sorted(fails - set(reasons))]
    odd += [f'{name}, {service}: works, and expected.toml says that it does not'
            for name, service in sorted((set(reasons) & set(results)) - fails)]
    print('\n'.join([*odd, f'{len(results) - len(fails)} of {len(results)} pairs work']))
    return 1 if odd else 0


if __name__ == '__main__':
    sys.exit(main())
