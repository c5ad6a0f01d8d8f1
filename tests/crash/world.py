"""What the attacks share: documents of a few services, the program as a black box, and what lies on the disk."""

import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
#: More than any run here takes: what takes longer hangs.
PATIENCE = 120
#: Services of the corpus with short pages. Without the corpus, invented pages stand in.
SERVICES = ["deh", "tms", "cts"]
CANDIDATES = 8

INVENTED = """# Creating {name}

## URI

POST /v1/{{project_id}}/{name}

## Request

**Table 1** Request parameters

| Parameter | Mandatory | Type | Description |
|---|---|---|---|
| name | Yes | String | Name of the job. |
"""


class Found(Exception):
    """A promise that does not hold."""


def must(holds, what):
    if not holds:
        raise Found(what)


def settings(service, version="0.1.0", more=""):
    """`service.toml`: that of the first service, for another one."""
    text = (ROOT / "docs-input/eg/service.toml").read_text()
    for old, new in [
        ('id = "eg"', f'id = "{service}"'),
        ('"huaweicloud-eg"', f'"huaweicloud-{service}"'),
        ("https://eg.", f"https://{service}."),
        ('version = "0.1.0"', f'version = "{version}"'),
    ]:
        assert old in text, old
        text = text.replace(old, new)
    return text + more


def candidates(service):
    """Pages that may be pages of the service, by name."""
    corpus = os.environ.get("TABLATURE_CORPUS")
    if corpus:
        folder = pathlib.Path(corpus) / "html" / service
        texts = {page.name: page.read_text() for page in sorted(folder.glob("*.html"))}
        # What gives an operation has a heading above its method and path.
        pages = [name for name, text in texts.items() if re.search(r"<h\d>URI", text)]
        if pages:
            return {name: texts[name] for name in pages[:CANDIDATES]}
    names = [f"Create{service.capitalize()}{number}" for number in range(CANDIDATES)]
    return {f"{name}.md": INVENTED.format(name=name) for name in names}


class Documents:
    """A folder of documents that changes from round to round: pages come, go and say something else."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        self.pages = {service: candidates(service) for service in SERVICES}
        for service in SERVICES:
            (folder / service).mkdir(parents=True)
        shutil.copy(ROOT / "docs-input/cloud.toml", folder / "cloud.toml")

    def turn(self, number):
        for service, pages in self.pages.items():
            folder = self.folder / service
            for page in folder.iterdir():
                if page.name in pages or page.name.startswith("CreateRound"):
                    page.unlink()
            for name in self.random.sample(sorted(pages), min(4, len(pages))):
                (folder / name).write_text(pages[name].replace("Specifies", f"Specifies ({number})", 3))
            # A name that was never given: so `names.lock` grows in each round.
            fresh = f"CreateRound{number}Of{service.capitalize()}"
            (folder / f"{fresh}.md").write_text(INVENTED.format(name=fresh))
            (folder / "service.toml").write_text(settings(service, f"0.{number + 1}.0"))


class Program:
    """The program that is attacked."""

    def __init__(self, binary, folder, **environment):
        self.binary = str(binary)
        self.folder = folder
        clean = {name: value for name, value in os.environ.items() if name != "CARGO_MANIFEST_DIR"}
        self.environment = clean | {"NO_PROXY": "127.0.0.1"} | environment

    def start(self, *arguments, **options):
        return subprocess.Popen(
            [self.binary, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            **options,
        )

    def run(self, *arguments, **options):
        """The exit code, and what was said. Never a hang, and never a panic."""
        return ended(self.start(*arguments, **options), arguments)

    def succeeds(self, *arguments):
        code, said = self.run(*arguments)
        must(code == 0, f"{' '.join(map(str, arguments))} exits with {code}: {said[-2000:]}")
        return said


def ended(process, what):
    try:
        said, _ = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Found(f"{what} hangs") from None
    must("panicked" not in said and "T0001" not in said, f"{what} panics: {said[-2000:]}")
    return process.returncode, said


def is_working(name):
    """A file that a run has for itself."""
    return name.startswith(".tablature-")


def content(path):
    """The bytes of a file. When a page was fetched is another second in each run."""
    read = path.read_bytes()
    return re.sub(rb'fetched = "[^"]*"', b"", read) if path.name == "fetch.lock" else read


def snapshot(folder):
    """Hash of every file below the folder, by path; not of those that a run has for itself, nor of what it remembers."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.exists() else []:
        below = path.relative_to(folder)
        is_own = any(is_working(part) for part in below.parts) or below.parts[:2] == ("target", "tablature")
        # What a run has for itself may go while this looks.
        if not is_own and path.is_file():
            found[str(below)] = hashlib.sha256(content(path)).hexdigest()
    return found


def leftovers(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob(".tablature-*"))


def is_writing(folder):
    """Whether a run has begun to write and has not ended."""
    for base, folders, files in os.walk(folder):
        if any(is_working(name) and name != ".tablature-lock" for name in files + folders):
            return True
        # Such files lie beside `names.lock`, in the output, or in a service's folder: not deeper.
        if base.count(os.sep) - str(folder).count(os.sep) >= 2:
            folders.clear()
    return False


def difference(found, wanted):
    names = sorted(set(found) | set(wanted))
    return [name for name in names if found.get(name) != wanted.get(name)]


def old_or_new(now, old, new):
    """Every file is wholly old or wholly new, and none that both have is gone. Says how many are of each."""
    for name, content in now.items():
        must(content in (old.get(name), new.get(name)), f"{name} is neither old nor new")
    for name in set(old) & set(new):
        must(name in now, f"{name} is gone")
    olds = sum(1 for name, content in now.items() if content == old.get(name) != new.get(name))
    news = sum(1 for name, content in now.items() if content == new.get(name) != old.get(name))
    return olds, news


def copy(source, target):
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target, symlinks=True)


def main(attacks):
    """Runs attacks: a name and a function that says what it did. All are run, whatever fails."""
    failed = 0
    for name, attack in attacks:
        try:
            print(f"{name}: {attack()}", flush=True)
        except Found as found:
            failed += 1
            print(f"{name}: FAILED: {found}", flush=True)
    sys.exit(1 if failed else 0)
