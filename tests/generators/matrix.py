#!/usr/bin/env python3
"""Runs every consumer over every document, and writes what came of it as a table.

  matrix.py TOOLS CI_TOOLS DOCUMENTS OUT TABLE [--only CONSUMER,...]

TOOLS and CI_TOOLS are what `install.sh` and `.ci/install-tools` have installed. DOCUMENTS has a folder for each service, as
`cargo xtask publish` writes it. OUT gets what is generated (`made`), what that is compiled to (`built`), and `logs`. TABLE is a
Markdown file (`page.py`). It fails where a pair is not as `expected.toml` says: what is listed there does not work, in the
way that is said there, and all else does.
"""
import argparse
import json
import shutil
import sys
import tomllib
from pathlib import Path

import page
from pair import FORMS, Outcome, Pair, outcome
from server import Server
from shell import Log, Tools

#: The service whose one operation is called through each client.
CALLED = 'eg'


def run(consumer, service, documents, out, tools, server):
    """What comes of one consumer and the document of one service."""
    slug = consumer.name.replace('/', '-').replace(' ', '-')
    folder = out / 'made' / slug / service
    shutil.rmtree(folder, ignore_errors=True)
    log = Log(tools, out / 'logs' / f'{slug}.{service}.log')
    body = out / 'body.json'
    body.write_text(json.dumps(server.body), encoding='utf-8')
    return outcome(consumer.steps(Pair(
        log, documents / service, folder, f'{slug}-{service}'.replace('@', ''), server if service == CALLED else None, body)))


def expected(path):
    """What is known not to work: what each pair says then, and the reason."""
    known = tomllib.loads(path.read_text(encoding='utf-8')).get('fails', [])
    return {(it['consumer'], service): it for it in known for service in it['services']}


def surprises(results: dict[tuple[str, str], Outcome], known):
    """Each pair that is not as it is known to be."""
    for (name, service), result in sorted(results.items()):
        it = known.get((name, service))
        if result.wrong and not it:
            yield f'{name}, {service}: fails, and should not'
        elif result.wrong and it['says'] not in result.wrong:
            yield f"{name}, {service}: fails otherwise than expected.toml says ({it['says']})"
        elif it and not result.wrong:
            yield f'{name}, {service}: works, and expected.toml says that it does not'


def main():
    parser = argparse.ArgumentParser()
    for name in ('tools', 'ci_tools', 'documents', 'out', 'table'):
        parser.add_argument(name, type=Path)
    parser.add_argument('--only')
    arguments = parser.parse_args()
    out, documents = arguments.out.resolve(), arguments.documents.resolve()
    tools = Tools(arguments.tools, arguments.ci_tools, out / 'built')
    services = sorted((it.name for it in documents.iterdir() if it.is_dir()), key=lambda name: (name != CALLED, name))
    server = Server(json.loads((documents / CALLED / FORMS['3.1']).read_text(encoding='utf-8')))
    out.mkdir(parents=True, exist_ok=True)
    every = [consumer for group in page.GROUPS for consumer in group.consumers]
    only = arguments.only.split(',') if arguments.only else [it.name for it in every]
    results = {}
    for consumer in (it for it in every if it.name in only):
        for service in services:
            result = results[consumer.name, service] = run(consumer, service, documents, out, tools, server)
            print(f'{consumer.name}, {service}: {result.wrong or result.reached}', flush=True)
    known = expected(Path(__file__).parent / 'expected.toml')
    if not arguments.only:
        reasons = {key: it['reason'] for key, it in known.items()}
        arguments.table.write_text(page.page(results, services, reasons), encoding='utf-8')
    odd = list(surprises(results, known))
    print('\n'.join([*odd, page.sum_of(results)]))
    return 1 if odd else 0


if __name__ == '__main__':
    sys.exit(main())
