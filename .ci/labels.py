#!/usr/bin/env python3
"""Whether prose is still read as well as it was: precision and recall on labelled descriptions, and the share of the
sentences that look like rules and are read.

  labels.py FLOORS SCORER SCORE DOCUMENTS LABELS...

FLOORS is a file of JSON: for the name of each file of labels its least precision and recall, in percent.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def with_if(documents, folder):
    """Copies of the documents in which rules on several members are `if` and `then`. The scorer knows no other form: where
    `not` says the same, it takes the member that decides for one that depends.
    """
    for file in Path(documents).glob('*/openapi.json'):
        document = json.loads(file.read_text(encoding='utf-8'))
        for schema in document.get('components', {}).get('schemas', {}).values():
            broken = schema.pop('not', None)
            if broken is not None:
                schema['allOf'] = schema.get('allOf', []) + [rule(it) for it in broken.get('anyOf', [broken])]
        copy = Path(folder) / file.relative_to(documents)
        copy.parent.mkdir(parents=True)
        copy.write_text(json.dumps(document), encoding='utf-8')


def rule(broken):
    """The rule that is broken where this schema holds."""
    if 'allOf' not in broken:
        return {'not': broken}
    *when, last = broken['allOf']
    return {'if': when[0] if len(when) == 1 else {'allOf': when}, 'then': last['not']}


def measured(scorer, score, documents, labels):
    command = [sys.executable, scorer, '--docs-dir', documents, '--labels', labels, '--score', score]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(line for line in report.splitlines() if line.startswith('all '))
    precision, recall = (float(share) for share in re.findall(r'([\d.]+)%', line))
    return precision, recall


def main(floors, scorer, score, documents, *files):
    floors = json.loads(Path(floors).read_text(encoding='utf-8'))
    sunk = False
    copies = tempfile.TemporaryDirectory()
    with_if(documents, copies.name)
    for labels in files:
        precision, recall = measured(scorer, score, copies.name, labels)
        least = floors[Path(labels).name]
        below = precision < least['precision'] or recall < least['recall']
        sunk |= below
        print(f"{Path(labels).name}: precision {precision} (floor {least['precision']}), "
              f"recall {recall} (floor {least['recall']}){' BELOW THE FLOOR' if below else ''}")
    return 1 if sunk else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
