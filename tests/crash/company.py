"""Several runs at once on the same folders: one wins and the other says so, or both are right. Never anything in between.

    company.py PROGRAM FOLDER [TIMES]
"""

import pathlib
import random
import sys
import time

import site_server
from world import SERVICES, Documents, Program, copy, difference, ended, leftovers, main, must, settings, snapshot

LOCKED = "another run is writing"
GENERATE = ["generate", "--docs-input", "docs", "--generated", "out", "--runtime", "0.1"]
PUBLISH = ["publish", "--docs-input", "docs", "--out", "public", "--documents-only"]
FETCH = ["fetch", "--docs-input", "docs", "--delay", "0"]
CHECK = [*GENERATE, "--check"]


class Company:
    """A folder of documents, and runs that begin at nearly the same moment."""

    def __init__(self, binary, folder, seed):
        self.world, self.alone = folder / "world", folder / "alone"
        self.world.mkdir(parents=True)
        self.program, self.reference = Program(binary, self.world), Program(binary, self.alone)
        self.documents = Documents(self.world / "docs", seed)
        self.random = random.Random(seed)

    def turn(self, number, *commands):
        """What the folders should be after all of these, of which each was alone."""
        self.documents.turn(number)
        copy(self.world, self.alone)
        for command in commands:
            self.reference.succeeds(*command)
        return snapshot(self.alone)

    def begin(self, *commands):
        runs = []
        for command in commands:
            runs.append((command, self.program.start(*command)))
            time.sleep(self.random.random() * 0.02)
        return [(command, *ended(run, command)) for command, run in runs]

    def is_right(self, wanted, *commands):
        for command in commands:
            self.program.succeeds(*command)
        wrong = difference(snapshot(self.world), wanted)
        must(not wrong, f"these are not as after runs that were alone: {wrong[:5]}")
        left = leftovers(self.world)
        must(not left, f"left behind: {left}")


def same(binary, folder, times, command):
    """Runs of one command: at least one succeeds, and who does not says that another one writes."""
    company = Company(binary, folder, 3)
    refused = 0
    for number in range(times):
        wanted = company.turn(number, command)
        results = company.begin(*[command] * (2 + number % 5))
        codes = [code for _, code, _ in results]
        must(0 in codes, f"none succeeds: {results[0][2][-1500:]}")
        for _, code, said in results:
            if code:
                must(LOCKED in said and "help" in said, f"exits with {code} and says: {said[-1500:]}")
                refused += 1
        # What the winner has written is right as it is: no further run is needed.
        company.is_right(wanted)
    return f"{times} times 2 to 6 at once, {refused} were told that another one writes"


def checks(binary, folder, times):
    """Checks beside a run that writes: they say what they see, and disturb nothing."""
    company = Company(binary, folder, 4)
    seen = {0: 0, 1: 0}
    for number in range(times):
        wanted = company.turn(number, GENERATE)
        (_, code, said), *results = company.begin(GENERATE, CHECK, CHECK)
        must(code == 0, said[-1500:])
        for _, code, said in results:
            must(code in seen, f"a check exits with {code}: {said[-1500:]}")
            seen[code] += 1
        company.is_right(wanted)
        company.program.succeeds(*CHECK)
    return f"{times} runs, {seen[1]} checks found it unfinished, {seen[0]} finished"


def together(binary, folder, times):
    """Commands that read the documents beside one that writes them."""
    company = Company(binary, folder, 5)
    site = site_server.Site(SERVICES, 5)
    refused = 0
    for number in range(times):
        company.documents.turn(number)
        for service in SERVICES:
            pages = ", ".join(f'"{address}"' for address in site.addresses(service))
            table = f'\n[fetch]\npages = [{pages}]\nform = "html"\n'
            text = settings(service, f"0.{number + 1}.0", table)
            (company.world / "docs" / service / "service.toml").write_text(text)
        site.turn()
        for command, code, said in company.begin(FETCH, GENERATE, PUBLISH, FETCH):
            is_refused = LOCKED in said and "help" in said
            # A page may be there and its folder half fetched: what the pages were then is right, and is told as changed next time.
            must(code == 0 or is_refused, f"{command[0]} exits with {code}: {said[-1500:]}")
            refused += is_refused
        company.program.succeeds(*FETCH)
        company.program.succeeds(*GENERATE)
        company.program.succeeds(*CHECK)
        left = leftovers(company.world)
        must(not left, f"left behind: {left}")
    return f"{times} times fetch, generate, publish and fetch at once, {refused} were told that another one writes"


def run(binary, folder, times="12"):
    folder, times = pathlib.Path(folder), int(times)
    main([
        ("at once: generate", lambda: same(binary, folder / "generate", times, GENERATE)),
        ("at once: publish", lambda: same(binary, folder / "publish", times, PUBLISH)),
        ("at once: generate and its check", lambda: checks(binary, folder / "checks", times)),
        ("at once: fetch, generate, publish", lambda: together(binary, folder / "together", times)),
    ])


run(*sys.argv[1:])
