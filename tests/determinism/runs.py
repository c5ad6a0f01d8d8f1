"""The same documents, generated and published again and again, while everything around them changes: threads, language, time zone,
rights of new files, home, place of the checkout, the folder one stands in, the order in which folders list their files, their dates
and the file system. The same bytes have to come, and the same words.

    runs.py PROGRAM FOLDER COUNT

With the corpus (TABLATURE_CORPUS) and more than ten runs, pages of some of its services lie beside the documents of this repository.
"""

import hashlib
import os
import pathlib
import random
import shutil
import sys
import tempfile

from world import ROOT, SERVICES, Found, Program, candidates, difference, leftovers, main, must, settings

#: So many runs, and more, are the long form.
LONG = 10

#: What is one of these in each run. None leaves the variable out.
AROUND = {
    "RAYON_NUM_THREADS": ["1", "2", "7", None],
    "LC_ALL": ["C", "C.UTF-8", "tr_TR.UTF-8", "zh_CN.GB18030", "de_DE@euro", None],
    "LANG": ["C", "ja_JP.UTF-8", None],
    "TZ": ["UTC", "Asia/Kathmandu", "America/St_Johns", "XXX+25:61", None],
    "HOME": ["/", "/nonexistent", None],
    "TMPDIR": [None],
    "USER": ["somebody", None],
    "COLUMNS": ["20", "400", None],
    "TERM": ["dumb", "xterm-256color", None],
    "SOURCE_DATE_EPOCH": ["0", None],
    "CI": ["true", None],
}
UMASKS = [0o022, 0o077, 0o002, 0o000]
#: Where a checkout may lie. The last is another file system, where there is one.
PLACES = ["a", "a/much/longer/path/to/it", "with spaces and ü", "/dev/shm"]


def material(folder, is_long):
    """A checkout, as far as the program looks at it."""
    shutil.copytree(ROOT / "docs-input", folder / "docs-input")
    for name in ("runtime/Cargo.toml", "xtask/Cargo.toml"):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, folder / name)
    for service in SERVICES if is_long else []:
        place = folder / "docs-input" / service
        place.mkdir()
        (place / "service.toml").write_text(settings(service))
        for name, text in candidates(service).items():
            (place / name).write_text(text)


def scattered(source, target, chance):
    """A copy whose files were made in any order, on any day."""
    paths = [path for path in source.rglob("*") if path.is_file()]
    chance.shuffle(paths)
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (chance.uniform(0, 2e9),) * 2)


def contents(folder, names):
    """Hash of every file below these folders, by path. What was made of what is remembered by the place of the output."""
    found = {}
    for name in names:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and "target/tablature/" not in path.as_posix():
                found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


class Runs:
    """Runs of which each has other things around it."""

    def __init__(self, binary, folder, is_long):
        self.binary, self.folder = binary, folder
        self.source = folder / "source"
        self.source.mkdir(parents=True)
        material(self.source, is_long)

    def place(self, number, chance):
        chosen = pathlib.Path(chance.choice(PLACES))
        if chosen.is_absolute():
            if os.access(chosen, os.W_OK):
                return pathlib.Path(tempfile.mkdtemp(prefix="tablature-", dir=chosen)) / "checkout"
            chosen = pathlib.Path("b")
        return self.folder / f"{number}" / chosen

    def once(self, number, command):
        """What comes of a command, and what it says, with the place of the checkout left out."""
        chance = random.Random(number)
        checkout = self.place(number, chance)
        scattered(self.source, checkout, chance)
        around = {name: chance.choice(values) for name, values in AROUND.items()}
        stands_in = chance.choice([checkout, checkout / "docs-input", pathlib.Path("/")])
        program = Program(self.binary, stands_in)
        environment = program.environment | around
        program.environment = {name: value for name, value in environment.items() if value is not None}
        program.environment["CARGO_MANIFEST_DIR"] = str(checkout / "xtask")
        umask = chance.choice(UMASKS)
        try:
            said = []
            # Also a second time, over what is there.
            for _ in range(2):
                code, words = program.run(*command, umask=umask)
                said += [str(code), words.replace(str(checkout), "CHECKOUT")]
            must(not leftovers(checkout), f"left behind: {leftovers(checkout)}")
            told = hashlib.sha256("".join(said).encode()).hexdigest()
            found = contents(checkout, ["docs-input", "generated", "target"])
            return found | {"what was said": told}, said, around
        finally:
            scratch = checkout.parent if str(checkout).startswith("/dev/shm/") else self.folder / f"{number}"
            shutil.rmtree(scratch, ignore_errors=True)

    def are_the_same(self, count, command):
        first, said, _ = self.once(0, command)
        must(said[0] == "0", f"{command} fails: {said[1][-2000:]}")
        for number in range(1, count):
            now, words, around = self.once(number, command)
            differing = difference(now, first)
            if differing:
                text = f"; it said\n{words}\nand not\n{said}" if words != said else ""
                raise Found(f"run {number}: {len(differing)} differ: {differing[:5]}, with {around}{text[:4000]}")
        whole = hashlib.sha256("".join(f"{name} {content}\n" for name, content in sorted(first.items())).encode())
        return f"{count} runs, {len(first)} files, all of them {whole.hexdigest()[:16]}"


def run(binary, folder, count):
    folder, count = pathlib.Path(folder), int(count)
    runs = Runs(binary, folder, count > LONG)
    published = max(2, count // 5)
    main([
        ("the same bytes: generate", lambda: runs.are_the_same(count, ["generate"])),
        ("the same bytes: publish", lambda: runs.are_the_same(published, ["publish", "--documents-only"])),
    ])


run(*sys.argv[1:])
