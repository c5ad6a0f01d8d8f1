"""Disks that are full, and those on which nothing can be written: what is there stays, the message says what to do, and the next
run with room does all of it.

    disks.py PROGRAM FOLDER

Runs in a mount namespace of its own (`unshare --user --map-root-user --mount`), so that a disk of some kilobytes needs no rights.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import site_server
from world import SERVICES, Documents, Program, difference, leftovers, main, must, old_or_new, settings, snapshot

GENERATE = ["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"]
PUBLISH = ["publish", "--docs-input", "docs", "--out", "public", "--documents-only"]
FETCH = ["fetch", "--docs-input", "docs", "--delay", "0"]
#: Of what is free on each disk, in pages of memory, from none at all to nearly enough.
STEPS = 24


def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


class Disk:
    """A disk in memory with documents on it."""

    def __init__(self, binary, folder, seed):
        folder.mkdir(parents=True)
        mount("-t", "tmpfs", "-o", "size=256m", "tmpfs", folder)
        self.folder = folder
        self.program = Program(binary, folder)
        self.documents = Documents(folder / "docs", seed)
        self.documents.turn(0)

    def used(self):
        status = os.statvfs(self.folder)
        return (status.f_blocks - status.f_bfree) * status.f_frsize

    def is_resized(self, size):
        mount("-o", f"remount,size={max(size, 4096)}", self.folder)

    def has_room(self):
        mount("-o", "remount,rw,size=256m", self.folder)

    def takes_nothing(self):
        mount("-o", "remount,ro", self.folder)


def tells(said, what):
    must("error" in said and what in said and "help" in said, f"no clear message: {said[-1500:]}")


def full(binary, folder, commands, prepare=lambda disk, number: None, spare=256 << 10):
    """From no room to nearly enough, in steps: each time old or new, a message, and all of it once there is room.

    `spare` is what a run needs for a while, beside what stays.
    """
    disk = Disk(binary, folder, 7)
    prepare(disk, 0)
    for command in commands:
        disk.program.succeeds(*command)
    failed = 0
    for number in range(1, STEPS + 1):
        disk.documents.turn(number)
        prepare(disk, number)
        old, before = snapshot(disk.folder), disk.used()
        # What it takes: a run with room, which is taken back.
        saved = folder.parent / "saved"
        shutil.copytree(disk.folder, saved, symlinks=True)
        for command in commands:
            disk.program.succeeds(*command)
        new, after = snapshot(disk.folder), disk.used()
        for entry in disk.folder.iterdir():
            shutil.rmtree(entry)
        for entry in saved.iterdir():
            shutil.copytree(entry, disk.folder / entry.name, symlinks=True)
        shutil.rmtree(saved)
        needed = max(after - before, 0) + spare
        disk.is_resized(disk.used() + needed * (number - 1) // STEPS)
        for command in commands:
            code, said = disk.program.run(*command)
            if code:
                failed += 1
                tells(said, "No space left")
        old_or_new(*map(without_fetch_locks, (snapshot(disk.folder), old, new)))
        disk.has_room()
        for command in commands:
            disk.program.succeeds(*command)
        wrong = difference(snapshot(disk.folder), new)
        must(not wrong, f"with room, these are not as they should be: {wrong[:5]}")
        must(not leftovers(disk.folder), f"left behind: {leftovers(disk.folder)}")
    must(failed >= STEPS // 4, f"only {failed} runs met a full disk")
    return f"{STEPS} sizes, {failed} runs said that there is no room"


def without_fetch_locks(found):
    """A lock grows by an entry with each page: in between it is neither old nor new."""
    return {name: content for name, content in found.items() if not name.endswith("fetch.lock")}


def read_only(binary, folder):
    """A disk on which nothing can be written: each command says so, and a check and what only reads goes on."""
    disk = Disk(binary, folder, 8)
    for command in (GENERATE, PUBLISH):
        disk.program.succeeds(*command)
    disk.takes_nothing()
    disk.program.succeeds(*GENERATE, "--check")
    code, said = disk.program.run("lint", "--docs-input", "docs")
    must(code in (0, 1) and "Read-only" not in said, said[-1500:])
    told = 0
    for command in (GENERATE, PUBLISH, FETCH):
        code, said = disk.program.run(*command)
        if code:
            tells(said, "Read-only file system")
            told += 1
    disk.has_room()
    disk.documents.turn(1)
    disk.takes_nothing()
    for command in (GENERATE, PUBLISH):
        code, said = disk.program.run(*command)
        must(code == 1, f"{command[0]} cannot have written: {said[-1500:]}")
        tells(said, "Read-only file system")
        told += 1
    disk.has_room()
    disk.program.succeeds(*GENERATE)
    disk.program.succeeds(*GENERATE, "--check")
    return f"{told} runs said so"


def fetched(site):
    def prepare(disk, number):
        for service in SERVICES:
            pages = ", ".join(f'"{address}"' for address in site.addresses(service))
            table = f'\n[fetch]\npages = [{pages}]\nform = "html"\n'
            (disk.folder / "docs" / service / "service.toml").write_text(settings(service, f"0.{number + 1}.0", table))
        site.turn()

    return prepare


def run(binary, folder):
    folder = pathlib.Path(folder)
    # `lo` is there, and down, only in a network namespace: this one shares the network.
    site = site_server.Site(SERVICES, 9)
    main([
        ("a full disk: generate", lambda: full(binary, folder / "generate", [GENERATE])),
        ("a full disk: publish", lambda: full(binary, folder / "publish", [PUBLISH])),
        ("a full disk: fetch", lambda: full(binary, folder / "fetch", [FETCH], fetched(site), 48 << 10)),
        ("a disk that takes nothing", lambda: read_only(binary, folder / "read-only")),
    ])


run(*sys.argv[1:])
