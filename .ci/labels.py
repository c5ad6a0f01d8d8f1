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
from pathlib import Path


def measured(scorer, score, documents, labels):
    command = [sys.executable, scorer, '--docs-dir', documents, '--labels', labels, '--score', score]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(line for line in report.splitlines() if line.startswith('all '))
    precision, recall = (float(share) for share in re.findall(r'([\d.]+)%', line))
    return precision, recall


def main(floors, scorer, score, documents, *files):
    floors = json.loads(Path(floors).read_text(encoding='utf-8'))
    sunk = False
    for labels in files:
        precision, recall = measured(scorer, score, documents, labels)
        least = floors[Path(labels).name]
        below = precision < least['precision'] or recall < least['recall']
        sunk |= below
        print(f"{Path(labels).name}: precision {precision} (floor {least['precision']}), "
              f"recall {recall} (floor {least['recall']}){' BELOW THE FLOOR' if below else ''}")
    return 1 if sunk else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
