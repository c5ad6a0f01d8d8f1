"""The consumers that make nothing of a document: parsers, validators, and tools that serve or test by it.

Each reads one form of a document after the other, and gives None, or what is wrong with it.
"""
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

import mock
from checks import first
from pair import FORMS, Pair, Step
from shell import Log

PROGRAMS = Path(__file__).parent / 'parsers'


@dataclass
class Reader:
    name: str
    read: Callable[[Log, Path], Optional[str]]
    forms: tuple[str, ...] = tuple(FORMS)

    def steps(self, pair: Pair) -> list[Step]:
        """The last word says that all forms are read."""
        return [
            Step('accepted' if form == self.forms[-1] else f'{form} accepted', f'refuses {form}',
                 lambda document=pair.document(form): self.read(pair.log, document))
            for form in self.forms
        ]


@dataclass
class Tester:
    """Schemathesis sends what Prism, which serves the document, has to accept."""
    name: str
    forms: tuple[str, ...] = ('3.1',)

    def steps(self, pair: Pair) -> list[Step]:
        document = pair.document('3.1')
        count, left_out = mock.operations(document)
        reached = f'tested {count - len(left_out)} of {count}' if left_out else 'tested'
        return [Step(reached, 'the test fails', lambda: mock.test(pair.log, document, left_out))]


def command(*parts: Callable[[Log], str] | str, pattern: str = r'(?i)error.*') -> Callable[[Log, Path], Optional[str]]:
    """A program that gets the document last, and fails if it does not like it."""
    def read(log: Log, document: Path) -> Optional[str]:
        code, text = log.run(*(part(log) if callable(part) else part for part in parts), document)
        return first(pattern, text, 'it fails') if code else None
    return read


def of_ci(name: str) -> Callable[[Log], str]:
    """A tool that `.ci/install-tools` installs."""
    return lambda log: str(log.tools.of_ci / name)


def swagger_parser(log: Log, document: Path) -> Optional[str]:
    code, text = log.run('node', PROGRAMS / 'swagger_parser.cjs', document, NODE_PATH=str(log.tools.modules))
    return first(r'(?i)error.*', text, 'it fails') if code else None


PARSERS = [
    Reader('oas3 (Rust)', command('document-parsers', 'oas3'), forms=('3.1',)),
    Reader('roas (Rust)', command('document-parsers', 'roas')),
    Reader('@apidevtools/swagger-parser', swagger_parser),
]

VALIDATORS = [
    Reader('openapi-spec-validator', command(of_ci('venv/bin/openapi-spec-validator'))),
    Reader('Redocly CLI', command(of_ci('node/node_modules/.bin/redocly'), 'lint', '--extends', 'recommended', '--format',
                                  'stylish', pattern=r'\d+:\d+ +error .*')),
    Reader('Spectral', command(of_ci('node/node_modules/.bin/spectral'), 'lint', '--ruleset',
                               str(Path(__file__).parents[1] / 'tools/spectral.yaml'), '--fail-severity', 'error',
                               pattern=r'\d+:\d+ +error .*')),
]

MOCKS = [
    Reader('Prism', mock.serve),
    Tester('Schemathesis against Prism'),
]
