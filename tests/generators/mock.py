"""Prism, which serves a document, and Schemathesis, which tests a server by one.

Prism cannot be asked for all that a document may say. What is left out is in `operations` and in `hooks/sendable.py`.
"""
import json
import re
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, NamedTuple, Optional

from checks import first
from shell import Log

METHODS = ('get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace')
HOOKS = Path(__file__).parent / 'hooks'
#: How long Prism may take to start.
START = 120


class Mock(NamedTuple):
    url: str
    log: Path


@contextmanager
def prism(log: Log, document: Path) -> Iterator[Mock]:
    """Serves the document as long as the block lasts."""
    with socket.socket() as it:
        it.bind(('127.0.0.1', 0))
        port = it.getsockname()[1]
    mock = Mock(f'http://127.0.0.1:{port}', log.path.with_suffix('.prism.log'))
    command = [log.tools.of_ci / 'node/node_modules/.bin/prism', 'mock', '--errors', '--host', '127.0.0.1', '--port', str(port),
               document]
    with mock.log.open('w', encoding='utf-8') as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   env=log.tools.environment)
    deadline = time.monotonic() + START
    try:
        while process.poll() is None and not listens(mock) and time.monotonic() < deadline:
            time.sleep(0.1)
        yield mock
    finally:
        process.kill()
        process.wait()


def listens(mock: Mock) -> bool:
    return 'is listening' in mock.log.read_text(encoding='utf-8', errors='replace')


def serve(log: Log, document: Path) -> Optional[str]:
    """Prism starts, and offers every operation."""
    with prism(log, document) as mock:
        ready, said = listens(mock), mock.log.read_text(encoding='utf-8', errors='replace')
    if not ready:
        return first(r'\S*Error.*', said, 'it does not start')
    offered, (count, _) = len(re.findall(r'(?m) [A-Z]+ +http://\S+$', said)), operations(document)
    return None if offered == count else f'it offers {offered} of {count} operations'


def operations(document: Path) -> tuple[int, list[str]]:
    """How many operations there are, and the ids of those that Prism cannot be asked for: it takes no notice of what follows `#`
    in a path, which tells operations with one method and path apart, and ends at forms whose parts have no `Content-Type`."""
    paths = json.loads(document.read_text(encoding='utf-8'))['paths']
    every = [(path, item[method]) for path, item in paths.items() for method in METHODS if method in item]
    left_out = [it['operationId'] for path, it in every
                if '#' in path or 'multipart/form-data' in it.get('requestBody', {}).get('content', {})]
    return len(every), left_out


def test(log: Log, document: Path, left_out: list[str]) -> Optional[str]:
    """Sends what the document allows to every operation but these, and holds each answer against the document."""
    report = log.path.with_suffix('.json')
    report.unlink(missing_ok=True)
    excluded = [option for it in left_out for option in ('--exclude-operation-id', it)]
    with prism(log, document) as mock:
        log.run(log.tools.folder / 'schemathesis/bin/st', 'run', document, '--url', mock.url, '-H', 'X-Auth-Token: t',
                '--mode', 'positive', '--phases', 'examples,coverage,fuzzing', '--checks', 'all', '--exclude-checks', 'ignored_auth',
                '--max-examples', '3', '--seed', '1', '--generation-database', 'none', '--suppress-health-check', 'all',
                '--continue-on-failure', '--report', 'json', '--report-json-path', report, *excluded,
                cwd=log.path.parent, PYTHONPATH=str(HOOKS), SCHEMATHESIS_HOOKS='sendable')
    return verdict(json.loads(report.read_text(encoding='utf-8'))) if report.exists() else 'it makes no report'


def verdict(report: dict) -> Optional[str]:
    """What is wrong in a report: its errors, its failures, or operations that were not tested."""
    for it in report['errors'] + report['failures']:
        return f"{it['title']}: {it['count']} times, {json.dumps(it['operations'])[:100]}"
    tested, selected = report['operations']['tested'], report['operations']['selected']
    return None if tested == selected else f'{tested} of {selected} operations are tested'
