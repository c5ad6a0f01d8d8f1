"""A crate that is nothing but documentation: the READMEs of generated crates and the descriptions of their OpenAPI documents.

    render.py CRATES FOLDER

What rustdoc makes of them is looked at like any other documentation. The sample of a README is compiled as its reader would
compile it: so the crates are dependencies.
"""

import json
import sys
import tomllib
from pathlib import Path


def descriptions(value):
    """Texts that readers of the document see rendered."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name == "description" and isinstance(held, str):
                yield held
            elif not name.startswith("x-") and name not in ("example", "examples"):
                yield from descriptions(held)
    elif isinstance(value, list):
        for held in value:
            yield from descriptions(held)


def package(crate):
    return tomllib.loads((crate / "Cargo.toml").read_text(encoding="utf-8"))["package"]["name"]


def main(crates, folder):
    texts, dependencies = [], ['tokio = { version = "1", features = ["macros", "rt-multi-thread"] }']
    for crate in sorted(path.parent for path in Path(crates).glob("*/Cargo.toml")):
        dependencies.append(f'{package(crate)} = {{ path = "{crate.resolve()}" }}')
        texts.append((crate / "README.md").read_text(encoding="utf-8"))
        # The crate of the cloud has no document.
        if (document := crate / "openapi.json").is_file():
            texts += sorted(set(descriptions(json.loads(document.read_text(encoding="utf-8")))))
    source = Path(folder) / "src"
    modules = []
    for number, text in enumerate(texts):
        (source / f"{number}.md").write_text(text, encoding="utf-8")
        modules.append(f'#[doc = include_str!("{number}.md")]\npub mod text_{number} {{}}\n')
    lints = "#![allow(rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, rustdoc::bare_urls)]\n"
    (source / "lib.rs").write_text(lints + "".join(modules), encoding="utf-8")
    manifest = '[package]\nname = "rendered"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n'
    (Path(folder) / "Cargo.toml").write_text(manifest + "\n".join(dependencies) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
