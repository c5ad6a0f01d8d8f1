"""Looks for what has come alive in built documentation.

    look.py DOC...

DOC is a folder that rustdoc wrote. Within blocks of documentation there may be nothing but words, lists, code of our
own and links to items and to known hosts. Prints what was looked at, and each finding; exits with 1 where there is one.
"""

import collections
import multiprocessing
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from pages import MARKER

# What documentation is made of, and what rustdoc adds.
TAGS = {"p", "code", "ul", "li", "a", "strong", "div", "pre", "span", "button", "h1", "h2", "h3", "h4", "h5", "h6"}
# Elements without an end.
VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
# Lists of what other crates wrote, and items that are inlined from the runtime: no page has a say there.
FOREIGN = {"trait-implementations-list", "blanket-implementations-list", "synthetic-implementations-list"}
OWN = {"index.html", "struct.Client.html", "model", "operation", "error_code"}
# Hosts that Tablature names itself, and those of the settings.
HOSTS = {"docs.rs", "doc.rust-lang.org", "docs.otc.t-systems.com", "support.huaweicloud.com", "www.huaweicloud.com"}


def is_heading_of_ours(words):
    ours = ("", "§", "First call", "Operations", "Errors", "Errors and credentials", "Source")
    return words.strip() in ours or words.startswith("huaweicloud-")


class Look(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.open = []
        self.counts = collections.Counter()
        self.findings = []

    def inside(self, tag, name=None):
        return any(it == tag and (name is None or name in names) for it, names in self.open)

    def is_documentation(self):
        foreign = any(FOREIGN & names for _, names in self.open)
        return self.inside("div", "docblock") and not foreign

    def find(self, what):
        self.findings.append(f"{self.path}:{self.getpos()[0]}: {what}")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if self.is_documentation():
            self.element(tag, attributes)
        if tag not in VOID:
            names = (attributes.get("class") or "").split()
            self.open.append((tag, {*names, attributes.get("id") or ""}))

    def element(self, tag, attributes):
        self.counts["elements"] += 1
        if tag not in TAGS:
            self.find(f"<{tag}>")
        for name, value in attributes.items():
            if name.startswith("on") or name in ("style", "src", "srcset", "action", "formaction"):
                self.find(f"<{tag} {name}={value!r}>")
        if tag == "a":
            self.counts["links"] += 1
            address = urlsplit(attributes.get("href") or "")
            is_known = address.scheme in ("http", "https") and address.hostname in HOSTS
            if (address.scheme or address.netloc) and not is_known:
                self.find(f"a link to {attributes.get('href')!r}")

    def handle_endtag(self, tag):
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data):
        if not self.is_documentation():
            return
        if self.open and self.open[-1][0] in ("h1", "h2", "h3", "h4", "h5", "h6") and not is_heading_of_ours(data):
            self.find(f"the heading {data[:60]!r}")
        if MARKER in data:
            self.counts["texts that try"] += 1
        if self.inside("pre"):
            self.counts["lines of code"] += data.count("\n")
            if MARKER in data or "PWNED" in data:
                self.find(f"code of a page: {data[:60]!r}")


def pages(folder):
    """Files about what pages say."""
    for path in folder.rglob("*.html"):
        crate, *below = path.relative_to(folder).parts
        if below and (crate == "rendered" or below[0] in OWN):
            yield path


def look_at(path):
    look = Look(path)
    look.feed(path.read_text(encoding="utf-8"))
    return look.counts, look.findings


def main(folders):
    counts, findings = collections.Counter(), []
    paths = sorted(path for folder in folders for path in pages(Path(folder)))
    with multiprocessing.Pool() as pool:
        for found, wrong in pool.imap(look_at, paths, chunksize=64):
            counts.update(found)
            counts["files"] += 1
            findings += wrong
    print(", ".join(f"{number:,} {name}" for name, number in sorted(counts.items())))
    print(f"{len(findings)} findings")
    print("\n".join(findings[:50]))
    # Pages that are not seen at all would be no proof.
    return 1 if findings or not counts["elements"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
