"""The page with the table, for somebody who asks whether a tool takes the documents: from what came of each consumer and service,
and the reasons for what does not work, its Markdown."""
from dataclasses import dataclass

from generators import GENERATORS
from pair import Outcome
from readers import MOCKS, PARSERS, VALIDATORS


@dataclass
class Group:
    title: str
    about: str
    consumers: list


GROUPS = [
    Group('Generators',
          """`compiled`: what was generated compiles, type-checks or can be imported. `called`: one call through the client of eg also
reached a server as it should (method, path, token, body).""", GENERATORS),
    Group('Parsers',
          """`accepted`: the document is parsed, every reference leads somewhere, and parsers that validate find no error. Those in Rust
also find every operation and schema.""", PARSERS),
    Group('Validators',
          """`accepted`: no error by the rules that the tool recommends (of Spectral, `spectral:oas`).""", VALIDATORS),
    Group('Mock and test tools',
          """`accepted`: Prism serves every operation. `tested`: Schemathesis sent each operation what the document allows: the examples, the
limits, and three random requests. Prism refused none, and answered as the document says. Not tested: forms with files, at which
Prism ends, and of operations that share a method and path, which it cannot tell apart, all but the first. Nor is anything sent that
Prism refuses without the document's word: integers beyond 2^53, and empty texts in queries.""", MOCKS),
]

INTRODUCTION = """# What consumers make of the documents

Does your tool take our documents? These are {count} tools, at pinned versions, and the published documents of five services. **Bold**
is how far a tool gets where something fails; the reasons are below. *Form* is the version of OpenAPI that it read: each document is
published as 3.1 and as 3.0.3.
"""

HISTORY = """Before the documents were made to suit them, 55 of 84 pairs of a generator and a document worked (measured once, by hand, with six
documents).
"""

WHOSE = """## What does not work

*Theirs*: the document is right, and the tool cannot read it. *Ours*: the document should be better. *Both*: the document is right,
and could be written so that the tool reads it.
"""

FOOTER = """Not among them is vacuum, a validator: its npm package holds no program, and downloads one when it is installed.

Written by `tests/generators/run.sh`. The versions are in `tests/generators` and `tests/tools`.
"""


def cell(result: Outcome) -> str:
    return f'**{result.reached}**' if result.wrong else result.reached


def table(group: Group, results: dict[tuple[str, str], Outcome], services: list[str]) -> str:
    lines = [f"| | form | {' | '.join(services)} |", '|:---|:---|' + ':---|' * len(services)]
    for it in group.consumers:
        cells = (cell(results[it.name, service]) for service in services)
        lines.append(f"| {it.name} | {', '.join(it.forms)} | {' | '.join(cells)} |")
    return '\n'.join(lines) + '\n'


def failures(results: dict[tuple[str, str], Outcome], reasons: dict[tuple[str, str], str]) -> str:
    """What does not work. Services at which a consumer fails for the same reason share a line."""
    lines: dict[tuple[str, str], list[str]] = {}
    for (name, service), result in results.items():
        if result.wrong:
            lines.setdefault((name, reasons.get((name, service), 'Not expected.')), []).append(service)
    return '\n'.join(f"- **{name}, {', '.join(services)}**: {reason}" for (name, reason), services in lines.items()) + '\n'


def sum_of(results: dict[tuple[str, str], Outcome]) -> str:
    return f'{sum(not it.wrong for it in results.values())} of {len(results)} pairs work'


def page(results: dict[tuple[str, str], Outcome], services: list[str], reasons: dict[tuple[str, str], str]) -> str:
    parts = [INTRODUCTION.format(count=sum(len(it.consumers) for it in GROUPS))]
    for group in GROUPS:
        parts += [f'## {group.title}\n', group.about + '\n', table(group, results, services)]
    parts += [f'{sum_of(results)}.\n', HISTORY, WHOSE, failures(results, reasons), FOOTER]
    return '\n'.join(parts)
