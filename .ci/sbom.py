"""Holds bills of materials against the schema of CycloneDX, and against what cargo builds; and takes the place of the checkout out.

    sbom.py FOLDER SOURCE
"""

import json
import pathlib
import subprocess
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def built(source, package):
    """Name and version of every crate that cargo builds for a package, on whatever system, with all features."""
    tree = ["cargo", "tree", "--locked", "--package", package, "--edges", "normal,build", "--target", "all", "--all-features"]
    lines = subprocess.run(
        [*tree, "--prefix", "none", "--format", "{p}"], cwd=source, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    words = [line.split() for line in lines if line.strip()]
    return {(name, version.removeprefix("v")) for name, version, *_ in words} - {words_of_itself(words)}


def words_of_itself(words):
    name, version, *_ = words[0]
    return name, version.removeprefix("v")


def without_what_is_not_built(bill, wanted):
    """The tool knows the features of the whole workspace only, those that tests turn on among them: what they bring goes."""
    kept = [part for part in bill["components"] if (part["name"], part["version"]) in wanted]
    known = {part["bom-ref"] for part in [bill["metadata"]["component"], *kept]}
    bill["components"] = kept
    bill["dependencies"] = [entry for entry in bill["dependencies"] if entry["ref"] in known]
    for entry in bill["dependencies"]:
        if "dependsOn" in entry:
            entry["dependsOn"] = [ref for ref in entry["dependsOn"] if ref in known]


def main(folder, source):
    files = sorted(pathlib.Path(folder).glob("*.cdx.json"))
    if len(files) < 5:
        sys.exit(f"only {len(files)} bills: {files}")
    for file in files:
        bill = json.loads(file.read_text().replace(f"path+file://{source}/", "path+file:///"))
        wanted = built(source, bill["metadata"]["component"]["name"])
        without_what_is_not_built(bill, wanted)
        text = json.dumps(bill, indent=2, ensure_ascii=False) + "\n"
        file.write_text(text)
        invalid = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
        if invalid:
            sys.exit(f"{file.name}: {invalid}")
        lacking = wanted - {(part["name"], part["version"]) for part in bill["components"]}
        if lacking:
            sys.exit(f"{file.name}: lacks {sorted(lacking)}")
        for part in bill["components"]:
            ours = part["bom-ref"].startswith("path+file://")
            if not part.get("licenses") or not (ours or part.get("hashes")):
                sys.exit(f"{file.name}: {part['name']} has no licence or no hash")
        print(f"{file.name}: {len(wanted)} crates")


main(*sys.argv[1:])
