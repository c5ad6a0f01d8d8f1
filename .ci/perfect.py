"""Reads the scorer's JSON and fails unless the document holds exactly the facts: nothing missing, extra or different."""

import json
import sys

score = json.load(sys.stdin)
# A document without the operation has no mistakes in it, so what was not found at all is asked for as well.
for question in ("mistakes", "not_found", "extra", "warnings"):
    for answer in score[question]:
        print(f"{question}: {json.dumps(answer, indent=2)}")
found, wanted = score["operations"]["found"], score["operations"]["truth"]
if not wanted or found != wanted or any(score[question] for question in ("mistakes", "not_found", "extra", "warnings")):
    sys.exit(f"not perfect: {found} of {wanted} operations found, {len(score['mistakes'])} of them with mistakes")
