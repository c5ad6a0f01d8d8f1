"""Looks at the documentation of a crate, as docs.rs would show it: whether its links lead somewhere, and features are named.

    pages.py FOLDER CRATE

FOLDER has a folder for each crate, as docs.rs has an address for each: what a page links to there has to be one of those pages.
"""
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """The links of a page, and how many items say that they need a feature."""

    def __init__(self, text):
        super().__init__()
        self.links = []
        self.labels = 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if "portability" in (attributes.get("class") or ""):
            self.labels += 1


def target(link, page, folder):
    """The file that a link leads to; none where it leads out of the crates in FOLDER, or stays on its page."""
    address = urlsplit(link)
    if address.netloc == "docs.rs":
        crate, _version, *path = unquote(address.path).strip("/").split("/")
        return folder.joinpath(crate, *path) if (folder / crate).is_dir() else None
    if address.scheme or address.netloc or not address.path:
        return None
    return page.parent / unquote(address.path)


def main():
    folder, crate = Path(sys.argv[1]), sys.argv[2]
    pages = {path: Page(path.read_text()) for path in (folder / crate / crate.replace("-", "_")).rglob("*.html")}
    if not pages:
        sys.exit(f"{crate} has no documentation")
    targets = {(path, link): target(link, path, folder) for path, page in pages.items() for link in page.links}
    broken = sorted(f"{path.relative_to(folder)}: {link}" for (path, link), file in targets.items() if file and not file.exists())
    if broken:
        sys.exit("\n".join(["links that lead nowhere on docs.rs:", *broken]))
    labels = sum(page.labels for page in pages.values())
    followed = sum(file is not None for file in targets.values())
    print(f"{crate}: {len(pages)} pages of documentation, {followed} links that lead to a page, {labels} labels of features")


main()
