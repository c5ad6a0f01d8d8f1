"""One consumer and one document: what the consumer's steps are given, and how far they get.

A step gives None, or what is wrong.
"""
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, NamedTuple, Optional

from server import Server
from shell import Log

#: The files of the forms in which a document is published.
FORMS = {'3.1': 'openapi.json', '3.0.3': 'openapi-3.0.json'}


@dataclass
class Pair:
    """`published` is the folder of the service, `folder` is for what is made, and `name` is for a package. `server` is there for
    the service whose operation is called, and `body` is the file with what is sent."""
    log: Log
    published: Path
    folder: Path
    name: str
    server: Optional[Server]
    body: Path

    def document(self, form: str) -> Path:
        return self.published / FORMS[form]


class Step(NamedTuple):
    """`reached` is the word for a step that works, `complaint` what is said of one that does not."""
    reached: str
    complaint: str
    run: Callable[[], Optional[str]]


class Outcome(NamedTuple):
    wrong: Optional[str]
    reached: str


def outcome(steps: list[Step]) -> Outcome:
    """What is wrong with the first step that fails, and the last one that works."""
    reached = 'refused'
    for step in steps:
        if wrong := step.run():
            return Outcome(f'{step.complaint}: {wrong}', reached)
        reached = step.reached
    return Outcome(None, reached)
