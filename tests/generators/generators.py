"""The generators: how each makes something of a document, and how that is checked and called.

`generate` gives None, or what is wrong; so do `check` and `call`. A generator without `call` makes types and no client.
"""
from dataclasses import dataclass
from typing import Callable, Optional

import calls
import checks
from checks import first
from pair import Pair, Step


@dataclass
class Generator:
    name: str
    generate: Callable
    check: Callable
    call: Optional[Callable] = None
    form: str = '3.1'

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.form,)

    def steps(self, pair: Pair) -> list[Step]:
        document = pair.document(self.form)
        steps = [
            Step('generated', 'refuses the document', lambda: self.generate(pair.log, document, pair.folder)),
            Step('compiled', 'does not compile', lambda: self.check(pair.log, pair.folder, pair.name)),
        ]
        if pair.server and self.call:
            steps.append(Step('called', 'the call fails', lambda: self.call(pair.log, pair.folder, pair.server, pair.body)))
        return steps


def said(code, text, pattern=r'(?i)(error|panicked|exception).*'):
    return first(pattern, text, 'it fails') if code else None


def openapi_generator(language, *options):
    def generate(log, document, out):
        return said(*log.run('java', '-jar', log.tools.jar, 'generate', '-g', language, '-i', document, '-o', out, *options))
    return generate


def oas3_gen(log, document, out):
    return said(*log.run('oas3-gen', 'generate', 'client-mod', '-i', document, '-o', out, '--workspace'))


def openapi_to_rust(log, document, out):
    code, text = log.run('openapi-to-rust', 'generate', document, '--output-dir', out / 'src/api', '--module-name', 'api')
    if code:
        return said(code, text)
    needs = (out / 'src/api/REQUIRED_DEPS.toml').read_text().replace('"rustls"', '"native-tls"')
    (out / 'Cargo.toml').write_text(f'[package]\nname = "x"\nversion = "0.1.0"\nedition = "2024"\n\n{needs}')
    (out / 'src/lib.rs').write_text('pub mod api;\n')
    return None


def progenitor(log, document, out):
    return said(*log.run('cargo-progenitor', 'progenitor', '-i', document, '-o', out, '-n', 'x', '-v', '0.1.0',
                         '--license-name', 'MIT'), r'(gen fail|Error|panicked).*')


def openapi_python_client(log, document, out):
    out.mkdir(parents=True)
    (out / 'config.yml').write_text('post_hooks: []\n')
    return said(*log.run(log.tools.folder / 'openapi-python-client/bin/openapi-python-client', 'generate', '--path', document,
                         '--output-path', out / 'client', '--meta', 'none', '--overwrite', '--config', out / 'config.yml'))


def datamodel_code_generator(log, document, out):
    out.mkdir(parents=True)
    return said(*log.run(log.tools.folder / 'datamodel-code-generator/bin/datamodel-codegen', '--input', document,
                         '--input-file-type', 'openapi', '--output', out / 'models.py', '--output-model-type',
                         'pydantic_v2.BaseModel', '--target-python-version', '3.11', '--use-annotated',
                         '--openapi-scopes', 'schemas', 'paths', 'parameters'))


def openapi_typescript(log, document, out):
    out.mkdir(parents=True)
    return said(*log.run(log.tools.bin / 'openapi-typescript', document, '-o', out / 'schema.ts'))


def hey_api(log, document, out):
    return said(*log.run(log.tools.bin / 'openapi-ts', '-i', document, '-o', out / 'client', '--no-log-file',
                         cwd=log.tools.modules.parent))


def orval(client):
    def generate(log, document, out):
        out.mkdir(parents=True)
        code, text = log.run(log.tools.bin / 'orval', '--input', document, '--output', out / 'api.ts', '--client', client, cwd=out)
        return said(code or not (out / 'api.ts').exists(), text)
    return generate


def typescript(log, out, _):
    return checks.typescript(log, out)


GENERATORS = [
    Generator('openapi-generator rust', openapi_generator('rust', '--additional-properties=library=reqwest'), checks.rust,
              calls.openapi_generator_rust),
    Generator('openapi-generator python', openapi_generator('python'),
              lambda log, out, _: checks.python(log, out, 'openapi_client'), calls.openapi_generator_python),
    Generator('openapi-generator typescript-fetch', openapi_generator('typescript-fetch'), typescript,
              calls.openapi_generator_typescript),
    Generator('openapi-generator go', openapi_generator('go'), lambda log, out, _: checks.go(log, out), calls.openapi_generator_go),
    Generator('openapi-generator java',
              openapi_generator('java', '--library', 'native', '--additional-properties=openApiNullable=false'),
              lambda log, out, _: checks.java(log, out), calls.openapi_generator_java),
    Generator('oas3-gen', oas3_gen, checks.rust, calls.oas3_gen),
    Generator('openapi-to-rust', openapi_to_rust, checks.rust, calls.openapi_to_rust),
    Generator('progenitor', progenitor, checks.rust, calls.progenitor, form='3.0.3'),
    Generator('openapi-python-client', openapi_python_client, lambda log, out, _: checks.python(log, out, 'client'),
              calls.openapi_python_client),
    Generator('datamodel-code-generator', datamodel_code_generator, lambda log, out, _: checks.python(log, out, 'models')),
    Generator('openapi-typescript', openapi_typescript, typescript, calls.openapi_typescript),
    Generator('@hey-api/openapi-ts', hey_api, typescript, calls.hey_api),
    Generator('orval fetch', orval('fetch'), typescript, calls.orval),
    Generator('orval zod', orval('zod'), typescript),
]
