"""Whether what was generated is a program: it is compiled, type-checked or imported. Each check gives None, or what is wrong."""
import json
import re
import shutil


def first(pattern, text, otherwise):
    found = re.search(pattern, text)
    return re.sub(r'\s+', ' ', found[0])[:160] if found else otherwise


def rust(log, folder, name):
    """A crate, as a package of its own."""
    manifest = folder / 'Cargo.toml'
    text = re.sub(r'(?m)^name\s*=.*$', f'name = "{name}"', manifest.read_text(), count=1)
    manifest.write_text(text if '[workspace]' in text else text + '\n[workspace]\n')
    code, said = log.run('cargo', 'check', '--quiet', '--message-format', 'short', cwd=folder)
    return first(r'error(\[\w+\])?: .*', said, 'cargo check fails') if code else None


def typescript(log, folder):
    modules = log.tools.modules
    options = {
        'strict': True, 'noEmit': True, 'target': 'es2022', 'module': 'esnext', 'moduleResolution': 'bundler',
        'lib': ['es2022', 'dom', 'dom.iterable'], 'types': [], 'skipLibCheck': True, 'baseUrl': '.',
        'paths': {'*': [f'{modules}/*', f'{modules}/@types/*']}, 'ignoreDeprecations': '5.0',
    }
    (folder / 'tsconfig.json').write_text(json.dumps({'compilerOptions': options, 'include': ['**/*.ts']}))
    code, said = log.run(log.tools.bin / 'tsc', '-p', '.', cwd=folder)
    return first(r'error TS\d+: .*', said, 'tsc fails') if code else None


def python(log, folder, name):
    """Every module of a package, or one file, can be imported."""
    program = (
        'import importlib, pkgutil, sys; sys.path.insert(0, "."); root = importlib.import_module(sys.argv[1])\n'
        'for it in pkgutil.walk_packages(getattr(root, "__path__", []), sys.argv[1] + "."): importlib.import_module(it.name)')
    code, said = log.run(log.tools.python('checks'), '-c', program, name, cwd=folder)
    return said.strip().splitlines()[-1][:160] if code else None


def go(log, folder):
    shutil.rmtree(folder / 'test', ignore_errors=True)
    code, said = log.run(log.tools.folder / 'go/bin/go', 'build', './...', cwd=folder)
    return first(r'\S+\.go:\d+.*', said, 'go build fails') if code else None


def classpath(tools):
    jars = sorted((tools.folder / 'java/unpacked/usr/share/java').glob('http*.jar'))
    return ':'.join(map(str, [tools.jar, *jars, tools.folder / 'java/stubs']))


def java(log, folder):
    classes = folder / 'classes'
    classes.mkdir()
    sources = [str(it) for it in (folder / 'src/main').rglob('*.java')]
    (folder / 'sources').write_text('\n'.join(sources))
    code, said = log.run('javac', '-proc:none', '-nowarn', '-cp', classpath(log.tools), '-d', classes, f'@{folder}/sources')
    return first(r'\.java:\d+: error: .*', said, 'javac fails') if code else None
