"""Kills runs of `generate`, `publish` and `fetch` with SIGKILL, at random moments, and looks at what is left.

    kills.py PROGRAM FOLDER [COUNT [SEED]]

Half of the moments are of the whole run, half come soon after it has begun to write. What the files should be is what a run
gives that nobody kills, on a copy.
"""

import pathlib
import random
import shutil
import subprocess
import sys
import time
import tomllib

import site_server
from world import (
    ROOT, SERVICES, Documents, Found, Program, copy, difference, is_writing, leftovers, main, must, old_or_new, settings,
    snapshot,
)

#: Of ten kills, how many go where.
SHARES = {"generate": 5, "publish": 2, "fetch": 3}


class Round:
    """A folder in which runs are killed, and one beside it in which they are not."""

    def __init__(self, program, folder, arguments, seed):
        self.world, self.reference = folder / "world", folder / "reference"
        self.world.mkdir(parents=True)
        self.program, self.arguments = program, arguments
        self.random = random.Random(seed)
        self.kills, self.hits, self.mixed = 0, 0, 0

    def of(self, folder):
        return Program(self.program.binary, folder, **self.program.environment)

    def whole(self):
        """What an undisturbed run makes of the folder as it is, and how long it takes."""
        copy(self.world, self.reference)
        start = time.monotonic()
        self.of(self.reference).succeeds(*self.arguments)
        return snapshot(self.reference), time.monotonic() - start

    def kill(self, duration):
        process = self.of(self.world).start(*self.arguments)
        if self.random.random() < 0.5:
            time.sleep(self.random.uniform(0, duration * 1.05))
        else:
            while process.poll() is None and not is_writing(self.world):
                pass
            time.sleep(self.random.uniform(0, max(0.02, duration / 4)) * self.random.random())
        process.kill()
        said, _ = process.communicate()
        must("panicked" not in said, said)
        self.kills += 1
        self.hits += is_writing(self.world)

    def looks(self, old, new):
        olds, news = old_or_new(snapshot(self.world), old, new)
        self.mixed += olds > 0 and news > 0

    def repairs(self, new):
        self.of(self.world).succeeds(*self.arguments)
        wrong = difference(snapshot(self.world), new)
        must(not wrong, f"after the next run these are not as they should be: {wrong[:5]}")
        left = leftovers(self.world)
        must(not left, f"left behind: {left}")

    def report(self):
        return f"{self.kills} kills, {self.hits} within writing, {self.mixed} left some files old and some new"


def lines(world):
    return {service: (world / "docs" / service / "names.lock") for service in SERVICES}


def names(world):
    found = {}
    for service, lock in lines(world).items():
        text = lock.read_text() if lock.exists() else ""
        must(not text or text.endswith("\n"), f"{lock}: half a line")
        found[service] = set(text.splitlines())
    return found


def generate(program, folder, count, seed):
    arguments = ["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"]
    round_ = Round(program, folder, arguments, seed)
    documents = Documents(round_.world / "docs", seed)
    (round_.world / "Cargo.toml").write_text('[workspace]\nresolver = "3"\nmembers = ["out/*"]\nexclude = ["out/.tablature-new"]\n')
    number = 0
    documents.turn(number)
    round_.of(round_.world).succeeds(*arguments)
    while round_.kills < count:
        number += 1
        documents.turn(number)
        if number % 6 == 0:
            # As after a checkout without what is generated.
            shutil.rmtree(round_.world / "out")
        known = names(round_.world)
        old = snapshot(round_.world)
        new, duration = round_.whole()
        for _ in range(1 + (number % 3 == 0)):
            round_.kill(duration)
            now = names(round_.world)
            for service in SERVICES:
                lost = known[service] - now[service]
                must(not lost, f"round {number}: {service}: names were lost: {sorted(lost)[:3]}")
            known = now
            round_.looks(old, new)
            must(loads(round_.world), f"round {number}: cargo does not load what a kill has left")
        round_.repairs(new)
        round_.of(round_.world).succeeds(*arguments, "--check")
        must(loads(round_.world), "cargo does not load what the next run has made")
    return round_.report()


def loads(world):
    command = ["cargo", "metadata", "--no-deps", "--offline", "--format-version", "1"]
    return subprocess.run(command, cwd=world, capture_output=True, check=False).returncode == 0


def publish(program, folder, count, seed):
    arguments = ["publish", "--docs-input", "docs", "--out", "out", "--documents-only"]
    round_ = Round(program, folder, arguments, seed)
    documents = Documents(round_.world / "docs", seed)
    documents.turn(0)
    round_.of(round_.world).succeeds(*arguments)
    number = 0
    while round_.kills < count:
        number += 1
        documents.turn(number)
        # Every tenth with the site, which is a thousand files more, and needs npm.
        if number % 10 == 0 and is_installed("npm"):
            round_.arguments = [argument for argument in arguments if argument != "--documents-only"]
            round_.program.environment["CARGO_MANIFEST_DIR"] = str(ROOT / "xtask")
        old = snapshot(round_.world)
        new, duration = round_.whole()
        round_.kill(duration)
        round_.looks(old, new)
        round_.repairs(new)
        round_.arguments = arguments
        round_.program.environment.pop("CARGO_MANIFEST_DIR", None)
    published = [path for path in new if "/versions/" in path]
    must(len(published) >= count, f"of {number} versions only {len(published)} files are there")
    return round_.report()


def is_installed(name):
    return subprocess.run(["which", name], capture_output=True, check=False).returncode == 0


def fetch(program, folder, count, seed):
    arguments = ["fetch", "--docs-input", "docs", "--delay", "0"]
    round_ = Round(program, folder, arguments, seed)
    site = site_server.Site(SERVICES, seed)
    documents = round_.world / "docs"
    documents.mkdir()
    (documents / "cloud.toml").write_text((ROOT / "docs-input/cloud.toml").read_text())
    for service in SERVICES:
        (documents / service).mkdir()
        pages = ", ".join(f'"{address}"' for address in site.addresses(service))
        table = f'\n[fetch]\npages = [{pages}]\nform = "html"\n'
        (documents / service / "service.toml").write_text(settings(service, more=table))
    while round_.kills < count:
        site.turn()
        old, old_entries = snapshot(round_.world), entries(round_.world)
        new, duration = round_.whole()
        new_entries = entries(round_.reference)
        round_.kill(duration)
        # A lock is made of entries, and grows by one with each page: it is neither the old one nor the new one.
        now = {name: content for name, content in snapshot(round_.world).items() if not name.endswith("fetch.lock")}
        olds, news = old_or_new(now, without_locks(old), without_locks(new))
        round_.mixed += olds > 0 and news > 0
        for page, entry in entries(round_.world).items():
            must(entry in (old_entries.get(page), new_entries.get(page)), f"the entry of {page} is neither old nor new: {entry}")
            if entry != old_entries.get(page):
                must(now.get(page) == new[page], f"{page} is recorded and is not there")
        round_.repairs(new)
        round_.of(round_.world).succeeds("fetch", "--docs-input", "docs", "--frozen")
    return round_.report()


def without_locks(found):
    return {name: content for name, content in found.items() if not name.endswith("fetch.lock")}


def entries(world):
    found = {}
    for service in SERVICES:
        lock = world / "docs" / service / "fetch.lock"
        if lock.exists():
            try:
                read = tomllib.loads(lock.read_text())
            except tomllib.TOMLDecodeError as error:
                raise Found(f"{lock}: {error}") from None
            for page, entry in read.get("page", {}).items():
                # Another second in each run.
                del entry["fetched"]
                found[f"docs/{service}/{page}"] = entry
    return found


def run(binary, folder, count="200", seed="1"):
    folder = pathlib.Path(folder)
    attacks = []
    for name, attack in [("generate", generate), ("publish", publish), ("fetch", fetch)]:
        share = int(count) * SHARES[name] // 10
        place = folder / name
        program = Program(binary, place)
        attacks.append((
            f"killed: {name}",
            lambda attack=attack, program=program, place=place, share=share: attack(program, place, share, int(seed)),
        ))
    main(attacks)


run(*sys.argv[1:])
