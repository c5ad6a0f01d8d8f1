"""Reads the scorer's JSON and fails unless the document holds exactly the facts: nothing missing, extra or different."""

import json
import sys

mistakes = json.load(sys.stdin)["mistakes"]
for mistake in mistakes:
    print(json.dumps(mistake, indent=2))
sys.exit(1 if mistakes else 0)
