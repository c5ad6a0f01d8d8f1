"""One call through each client, with the example of the document as its body. A program beside this one makes it; the server
judges it. The operation is CreateEventRouterJob of eg.
"""
import shutil
from pathlib import Path

import checks

PROGRAMS = Path(__file__).parent / 'calls'


def call(log, server, *command, cwd, body):
    """Runs a program that makes the call. What is wrong: the program fails, or the server has something to say."""
    code, text = log.run(*command, cwd=cwd, BASE_URL=server.url, BODY=str(body))
    verdict = server.verdict()
    if code:
        lines = [line for line in text.strip().splitlines() if line.strip()]
        return verdict if verdict and not verdict.startswith('0 ') else (lines[-1][:160] if lines else 'it fails')
    return verdict


def python(program):
    def run(log, out, server, body):
        return call(log, server, log.tools.python('checks'), PROGRAMS / program, cwd=out, body=body)
    return run


def typescript(program):
    """The program is bundled with the client, as an application would be."""
    def run(log, out, server, body):
        shutil.copy(PROGRAMS / program, out / 'call.ts')
        code, text = log.run(log.tools.bin / 'esbuild', 'call.ts', '--bundle', '--platform=node', '--format=esm',
                             '--outfile=call.mjs', cwd=out, NODE_PATH=str(log.tools.modules))
        if code:
            return checks.first(r'ERROR.*', text, 'esbuild fails')
        return call(log, server, 'node', 'call.mjs', cwd=out, body=body)
    return run


def rust(program, needs):
    """The program is an example of the generated crate, which gets what it needs beside that."""
    def run(log, out, server, body):
        (out / 'examples').mkdir(exist_ok=True)
        shutil.copy(PROGRAMS / program, out / 'examples/call.rs')
        manifest = out / 'Cargo.toml'
        if '[dev-dependencies]' not in manifest.read_text():
            with manifest.open('a', encoding='utf-8') as file:
                file.write(f'\n[dev-dependencies]\n{needs}\n')
        code, text = log.run('cargo', 'build', '--quiet', '--message-format', 'short', '--example', 'call', cwd=out)
        if code:
            return checks.first(r'error(\[\w+\])?: .*', text, 'cargo build fails')
        return call(log, server, 'cargo', 'run', '--quiet', '--example', 'call', cwd=out, body=body)
    return run


TOKIO = 'tokio = { version = "1", features = ["macros", "rt"] }\nserde_json = "1"'


def openapi_generator_go(log, out, server, body):
    folder = out / 'cmd'
    folder.mkdir(exist_ok=True)
    shutil.copy(PROGRAMS / 'openapi_generator.go', folder / 'main.go')
    return call(log, server, log.tools.folder / 'go/bin/go', 'run', './cmd', cwd=out, body=body)


def openapi_generator_java(log, out, server, body):
    path = f'{checks.classpath(log.tools)}:{out}/classes'
    code, text = log.run('javac', '-proc:none', '-nowarn', '-cp', path, '-d', out / 'classes', PROGRAMS / 'Call.java')
    if code:
        return checks.first(r'error: .*', text, 'javac fails')
    return call(log, server, 'java', '-cp', path, 'Call', cwd=out, body=body)


openapi_generator_python = python('openapi_generator.py')
openapi_python_client = python('openapi_python_client.py')
openapi_generator_typescript = typescript('openapi_generator.ts')
openapi_typescript = typescript('openapi_typescript.ts')
hey_api = typescript('hey_api.ts')
orval = typescript('orval.ts')
openapi_generator_rust = rust('openapi_generator.rs', TOKIO)
oas3_gen = rust('oas3_gen.rs', TOKIO)
openapi_to_rust = rust('openapi_to_rust.rs', TOKIO)
progenitor = rust('progenitor.rs', TOKIO)
