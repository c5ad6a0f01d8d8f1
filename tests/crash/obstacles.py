"""Links, pipes, sockets, folders, devices and files without rights, where pages, settings, locks and outputs should be.

    obstacles.py PROGRAM FOLDER

Each command, with each obstacle at each place: it ends, without a panic; it succeeds, or says what is wrong, with a code or with
help; what lies outside of the folder stays as it was; and once the obstacle is gone, the next run makes everything right.
"""

import itertools
import os
import pathlib
import re
import resource
import shutil
import socket
import sys

from world import SERVICES, Documents, Found, Program, copy, difference, leftovers, main, must, settings, snapshot

GENERATE = ["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"]
PUBLISH = ["publish", "--docs-input", "docs", "--out", "public", "--documents-only"]
COMMANDS = [
    GENERATE,
    [*GENERATE, "--check"],
    PUBLISH,
    ["fetch", "--docs-input", "docs", "--delay", "0"],
    ["fetch", "--docs-input", "docs", "--frozen"],
    ["lint", "--docs-input", "docs"],
    ["lint", "--docs-input", "docs", "--update-baseline"],
    ["correct", "--docs-input", "docs", "--apply", "--reason", "a test"],
    ["diff", "--against", "before", "--docs-input", "docs"],
]

#: Places, and which commands look at them.
PLACES = {
    "docs": None,
    "docs/cloud.toml": None,
    "docs/lints.toml": ("lint",),
    "docs/lints-baseline.toml": ("lint",),
    "docs/deh": None,
    "docs/deh/service.toml": None,
    "docs/deh/corrections.toml": None,
    "docs/deh/names.lock": None,
    "docs/deh/fetch.lock": ("fetch",),
    "docs/deh/changes": None,
    "docs/deh/changes/0.1.0.toml": None,
    "docs/deh/CreateRound0OfDeh.md": None,
    "docs/deh/Another.html": None,
    "docs/deh/Show1.html": ("fetch",),
    "docs/.tablature-lock": ("fetch",),
    "out": ("generate",),
    "out/.tablature-lock": ("generate",),
    "out/.tablature-pending.json": ("generate",),
    "out/manifest.json": ("generate",),
    "out/deh": ("generate",),
    "out/deh/openapi.json": ("generate",),
    "out/deh/src": ("generate",),
    "out/deh/src/lib.rs": ("generate",),
    "out/deh/src/model/another.rs": ("generate",),
    "public": ("publish",),
    "public/manifest.json": ("publish",),
    "public/huaweicloud": ("publish",),
    "public/huaweicloud/catalogue.json": ("publish",),
    "public/huaweicloud/deh/openapi.json": ("publish",),
    "public/huaweicloud/deh/versions": ("publish",),
    "public/huaweicloud/deh/versions/0.1.0/openapi.json": ("publish",),
}

#: More than any run here takes.
MEMORY = 8 << 30
OUTSIDE = "mine, and nobody else's\n"


def link(path, world):
    path.symlink_to(world.parent / "outside/mine.txt")


def link_to_folder(path, world):
    path.symlink_to(world.parent / "outside")


def dangling(path, _):
    path.symlink_to("nowhere/at-all")


def circle(path, _):
    path.symlink_to(path.name)


def device(path, _):
    path.symlink_to("/dev/zero")


def pipe(path, _):
    os.mkfifo(path)


def plug(path, _):
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def folder(path, _):
    path.mkdir()
    (path / "something.txt").write_text("something")


def empty(path, _):
    path.write_text("")


def garbage(path, _):
    path.write_bytes(b"\x00\xff\xfe<<<<<<< HEAD\n=\x1b[2J")


def sealed(path, world):
    """A file or folder without rights: that which was there."""
    aside = world.parent / "aside"
    if aside.exists() and not aside.is_symlink():
        (shutil.copytree if aside.is_dir() else shutil.copy)(aside, path)
    else:
        path.write_text("")
    path.chmod(0)


OBSTACLES = [link, link_to_folder, dangling, circle, device, pipe, plug, folder, empty, garbage, sealed]


class Course:
    """A folder in which all is well, and copies of it in which it is not."""

    def __init__(self, binary, base):
        self.base, self.well, self.world = base, base / "well", base / "world"
        self.well.mkdir(parents=True)
        documents = Documents(self.well / "docs", 11)
        documents.turn(0)
        # One service is enough, and quick.
        for service in SERVICES[1:]:
            shutil.rmtree(self.well / "docs" / service)
        pages = '\n[fetch]\npages = ["http://127.0.0.1:9/Show1.html"]\nform = "html"\n'
        settings_of_deh = settings("deh", "0.1.0", pages)
        (self.well / "docs/deh/service.toml").write_text(settings_of_deh)
        copy(self.well / "docs", self.well / "before")
        (base / "outside").mkdir()
        (base / "outside/mine.txt").write_text(OUTSIDE)
        self.binary = binary
        for command in (GENERATE, PUBLISH):
            Program(binary, self.well).succeeds(*command)
        self.wanted = snapshot(self.well)
        self.counts = {"succeeded": 0, "refused": 0}
        self.user = {}
        if os.geteuid() == 0:
            # Root may read and write whatever it wants: so the program is somebody else.
            self.user = {"user": 65534, "group": 65534, "extra_groups": []}

    def attack(self, place, obstacle, command):
        """An obstacle at a place, a command, and then none."""
        what = f"{obstacle.__name__} at {place}: {' '.join(command[:1] + command[-1:])}"
        copy(self.well, self.world)
        path, aside = self.world / place, self.base / "aside"
        if aside.exists():
            shutil.rmtree(aside) if aside.is_dir() else aside.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.belongs_to_the_program()
        if path.exists():
            path.rename(aside)
        obstacle(path, self.world)
        if obstacle is not sealed and self.user and not path.is_symlink():
            os.chown(path, 65534, 65534)
        code, said = Program(self.binary, self.world).run(*command, **self.user)
        must(code in (0, 1), f"{what}: exits with {code}: {said[-1500:]}")
        if code == 1:
            plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
            must(is_helpful(plain), f"{what}: neither a code nor help: {plain[-1500:]}")
            must("\x1b[2J" not in said, f"{what}: steers the terminal")
        self.counts["refused" if code else "succeeded"] += 1
        self.outside_is_as_it_was(what)
        if obstacle is sealed:
            path.chmod(0o755)
        if command is GENERATE:
            self.is_right_without(path, aside, what)

    def belongs_to_the_program(self):
        if self.user:
            for top in (self.world, self.base / "outside"):
                for path in [top, *top.rglob("*")]:
                    os.chown(path, 65534, 65534, follow_symlinks=False)

    def outside_is_as_it_was(self, what):
        outside = self.base / "outside"
        names = [path.name for path in outside.iterdir()]
        must(names == ["mine.txt"] and (outside / "mine.txt").read_text() == OUTSIDE, f"{what}: wrote outside: {names}")

    def is_right_without(self, path, aside, what):
        if path.is_symlink() or path.exists() or path.is_fifo():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        if aside.exists():
            aside.rename(path)
        program = Program(self.binary, self.world)
        code, said = program.run(*GENERATE, **self.user)
        must(code == 0, f"{what}: without it, the next run exits with {code}: {said[-1500:]}")
        program.run(*PUBLISH, **self.user)
        wrong = difference(snapshot(self.world), self.wanted)
        must(not wrong, f"{what}: without it, these are not as they should be: {wrong[:5]}")
        must(not leftovers(self.world), f"{what}: left behind: {leftovers(self.world)}")


def is_helpful(said):
    """Something is said, and every error has a code, which `explain` explains, or says what to do."""
    errors = [block for block in re.split(r"\n(?=error)", said) if block.startswith("error")]
    helps = re.compile(r"\[T\d{4}\]|help|run `cargo xtask|has no service")
    return all(helps.search(error) for error in errors or [said])


def course(binary, base):
    """All obstacles at all places, for commands that look there."""
    run = Course(binary, base)
    found = []
    others = itertools.cycle(COMMANDS[1:])
    for place, wanted in PLACES.items():
        for obstacle in OBSTACLES:
            # Where all look, `generate` and two others, which take turns.
            looking = [GENERATE, next(others), next(others)]
            if wanted is not None:
                looking = [command for command in COMMANDS if command[0] in wanted]
            for command in looking:
                try:
                    run.attack(place, obstacle, command)
                except Found as error:
                    print(error, flush=True)
                    found.append(error)
    must(not found, f"{len(found)} findings, which are shown above")
    return f"{run.counts['succeeded']} commands succeeded, {run.counts['refused']} said what is wrong"


def run(binary, base):
    base = pathlib.Path(base)
    # What reads a device to its end ends here.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    main([("obstacles", lambda: course(binary, base / "course"))])


run(*sys.argv[1:])
