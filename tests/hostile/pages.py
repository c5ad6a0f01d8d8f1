"""Pages that try: a grammar of hostile text, put at random into every place of a page where text can stand.

    pages.py FOLDER COUNT SEED

writes COUNT pages below FOLDER, some hundred a service, in all dialects. Every text that tries holds MARKER, so that
what became of it is found again. The same seed gives the same pages.
"""

import html
import random
import sys
from pathlib import Path

# No identifier and no value in an example can hold it.
MARKER = "Zq!x"
PAGES_OF_A_SERVICE = 100

PIECES = [
    "```", "```rust", "```no_run", "~~~", "~~~rust", "``", "`", "    ", "\t", "\n", "\n\n", "\r", "\n    ", "\n```\n",
    "- ", "* ", "+ ", "1. ", "7) ", "# ", "### ", "> ", "===", "---", "***", "___", "\n===\n", "\n---\n", "|", "| a |",
    "\n|---|\n", ":--", "[", "]", "](", "[a]", "[Client]", "[a](javascript:alert(1))", "![a](https://zq.test/a.png)",
    "[a]: https://zq.test", "[^1]", "[^1]: ", "<script>alert(1)</script>", "<script>", "</script>", "<style>", "<img src=x",
    " onerror=alert(1)>", "<a href=\"javascript:alert(1)\">", "</a>", "<iframe src=//zq.test>", "<!--", "-->", "<?", "?>",
    "<![CDATA[", "]]>", "<svg/onload=alert(1)>", "<https://zq.test>", "https://zq.test/a_b?c=d", "www.zq.test",
    "javascript:alert(1)", "zq@zq.test", "&lt;", "&#60;script&#62;", "&lt;script&gt;", "&", "&amp;#96;", "\\", "\\\\", "*", "**",
    "_", "__", "~~", "*/", "/*", "//", "///", "//!", "*/ std::fs::write(\"PWNED\",\"x\"); /*", "std::fs::write(\"PWNED\",\"x\").unwrap();",
    "include!(\"/etc/passwd\");", "fn main(){std::fs::write(\"PWNED\",\"x\").unwrap();}", "\"", "\\\"", "'", "{", "}", "{}", "#[doc=\"x\"]",
    "#![doc=\"x\"]", "r#\"", "\"#", "${x}", "$(x)", "\u202e", "\u2066", "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u0085",
    "\u0000", "\u001b[31m", "\ufeff", "\u00ad", "\ue000", "\u061c", "e\u0301", "\u212b", "a_b", "x", "word", "参数", "Default: ",
    "Enumeration values:", "The value can be ", " or ", " and ", ", ", ": ", "; ", "。", "：", "1-64", "true", "null", "-1", "  ",
]


def hostile(rng):
    """Some pieces, with the marker among them, behind so many words that each column of a line is the first once."""
    pieces = [rng.choice(PIECES) for _ in range(rng.randint(1, 9))]
    pieces.insert(rng.randint(0, len(pieces)), MARKER)
    lead = rng.choice(["", "", "n" * rng.randint(1, 100) + " ", "w " * rng.randint(1, 50)])
    return lead + "".join(pieces)


class Page:
    """What a page says. Each text is a place: `at` gives it back, or something that tries instead of it or behind it."""

    def __init__(self, rng, number):
        self.rng = rng
        self.number = number
        self.chance = rng.choice([0.05, 0.15, 0.5])

    def at(self, text, chance=None):
        if self.rng.random() >= (self.chance if chance is None else chance):
            return text
        return self.rng.choice([hostile(self.rng), f"{text} {hostile(self.rng)}", f"{text}\n{hostile(self.rng)}"])

    def has(self, chance=0.5):
        """Whether a part is on this page. Small pages try as much as large ones, and more of them can be built."""
        return self.rng.random() < chance

    def rows(self, names, mandatory=True):
        some = [row for row in names if self.has()] or names[:1]
        for name, type_, text in some:
            cells = [self.at(name, self.chance / 2)]
            if mandatory:
                cells.append(self.at(self.rng.choice(["Yes", "No"]), 0.02))
            cells.append(self.at(type_, 0.05))
            cells.append(self.at(text))
            yield cells

    def blocks(self):
        """Pairs of a kind and what it holds."""
        n, at = self.number, self.at
        yield "h1", at(f"Creating Thing {n}", self.chance / 2)
        yield "h2", "Function"
        yield "p", at("This API is used to create a thing.")
        yield "p", at("It does so.")
        if self.rng.random() < 0.4:
            yield "h2", at("Constraints", 0.3)
            yield "p", at("At most one thing.")
        if self.rng.random() < 0.3:
            yield "h2", "Authorization Information"
            header = ["Action", "Access Level", "Resource Type"]
            yield "table", ("Table 8 Actions", header, [[at("thing:create"), at("Write"), at("thing *")]])
        yield "h2", "URI"
        yield "p", f"POST /v1/{{project_id}}/things{n}" + at("", 0.1)
        header = ["Parameter", "Mandatory", "Type", "Description"]
        path = [("project_id", "String", "Project ID.")]
        yield "table", (at("Table 1 Path Parameters", 0.05), header, list(self.rows(path)))
        query = [("limit", "Integer", "Number of records. Value range: 1-100. Default: 10"), ("kind", "String", "Options: A, B")]
        if self.has():
            yield "table", ("Table 2 Query Parameters", header, list(self.rows(query)))
        if self.has(0.7):
            yield from self.request(n, header)
        yield "h2", "Response Parameters"
        yield "p", "Status code: " + self.rng.choice(["200", "201"])
        answer = [("id", "String", "ID."), ("state", "String", "State. Enumeration values:\nACTIVE\nERROR")]
        if self.has(0.7):
            yield "table", ("Table 5 Response body parameters", header[:1] + header[2:], list(self.rows(answer, False)))
        if self.has():
            yield "h2", "Example Requests"
            yield "p", at("Creates a thing.")
            yield "code", at('{"name": "x", "mode": "fast", "part": {"key": "A"}}', self.chance / 2)
        if self.has():
            yield "h2", "Example Responses"
            yield "p", "Status code: 200"
            yield "code", at('{"id": "y", "state": "ACTIVE"}', self.chance / 2)
        yield "h2", "Status Codes"
        yield "table", ("Table 6 Status codes", ["Status Code", "Description"], [["200", at("OK")], ["400", at("Bad.")]])
        if self.rng.random() < 0.3:
            header = ["Error Code", "Error Message", "Description", "Solution"]
            code = [f"TH.{n:04}", at("Wrong."), at("It is wrong."), at("Try again.")]
            yield "h2", "Error Codes"
            yield "table", ("Table 7 Error codes", header, [code])

    def request(self, n, header):
        """The body."""
        at = self.at
        yield "h2", "Request Parameters"
        body = [
            ("name", "String", "Name. The value contains 1 to 64 characters."),
            ("mode", "String", "Mode. The value can be fast or slow."),
            ("password", "String", "Password of the user."),
            ("size", "Integer", "Size. Enumeration values:\n1\n2"),
            ("part", f"Part{n} object", "The part."),
            ("tags", "Array of strings", "Tags. Default: none"),
        ]
        part = [("key", "String", "Key."), ("value", "String", "This parameter is mandatory when key is set to A.")]
        yield "table", (at("Table 3 Request body parameters", 0.05), header, list(self.rows(body)))
        yield "table", (f"Table 4 Part{n}", header, list(self.rows(part)))


def paragraphs(text):
    return [part for part in text.split("\n") if part.strip()] or [""]


def to_text(blocks):
    out = ["Updated on 2025-05-06 GMT+08:00"]
    for kind, held in blocks:
        if kind == "table":
            caption, header, rows = held
            out += [caption, *header]
            for row in rows:
                for cell in row:
                    out += paragraphs(cell)
        else:
            out.append(held)
    return "\n\n".join(out)


def to_pipes(blocks):
    out = []
    for kind, held in blocks:
        if kind == "table":
            _, header, rows = held
            for row in [header, None, *rows]:
                if row is None:
                    out.append("|" + "---|" * len(header))
                    continue
                out.append("|")
                out += [" ".join(paragraphs(cell)) + " |" for cell in row]
        else:
            out.append(held)
    return "\n".join(out)


def to_markdown(blocks):
    out = []
    for kind, held in blocks:
        if kind == "table":
            caption, header, rows = held
            out += [caption + " ", "| " + " | ".join(header) + " |", "|" + ":---|" * len(header)]
            out += ["| " + " | ".join(cell.replace("\n", "<br/>") for cell in row) + " |" for row in rows]
            out.append("   ")
        elif kind == "code":
            out += ["```", held, "```"]
        else:
            out.append({"h1": "# ", "h2": "#### ", "p": ""}[kind] + held)
    return "\n".join(out)


def to_html(blocks, is_portal):
    def escaped(text):
        return html.escape(text, quote=False)

    def cell(tag, text):
        inner = "".join(f"<p>{escaped(part)}</p>" for part in paragraphs(text))
        return f"<{tag}>{inner}</{tag}>"

    titles = {"h1": ' class="topictitle1"', "h2": ' class="sectiontitle"'} if is_portal else {}
    out = ["<!DOCTYPE html><html><body><section>"]
    for kind, held in blocks:
        if kind == "table":
            caption, header, rows = held
            out.append(f"<table><caption>{escaped(caption)}</caption><thead><tr>")
            out += [cell("th", name) for name in header]
            out.append("</tr></thead><tbody>")
            out += ["<tr>" + "".join(cell("td", text) for text in row) + "</tr>" for row in rows]
            out.append("</tbody></table>")
        else:
            tag = {"code": "pre"}.get(kind, kind)
            out.append(f"<{tag}{titles.get(kind, '')}>{escaped(held)}</{tag}>")
    return "\n".join([*out, "</section></body></html>"])


WRITERS = [
    ("txt", to_text),
    ("txt", to_pipes),
    ("md", to_markdown),
    ("html", lambda blocks: to_html(blocks, False)),
    ("html", lambda blocks: to_html(blocks, True)),
]


def file_name(rng, number):
    """What a name may hold. What it may not is refused, and a page of such a name tries nothing else."""
    odd = ["", "", "", "", "' or", "&lt;", "[a](b)", "参", "{x}", "$x", "#", "%0a", "(1)", "; x", "~~x~~", "![a](b)", "_x_ _y_"]
    return f"CreateThing{number}{rng.choice(odd)}"


def main(folder, count, seed):
    rng = random.Random(seed)
    for number in range(count):
        service = Path(folder) / f"s{number // PAGES_OF_A_SERVICE:03}"
        service.mkdir(parents=True, exist_ok=True)
        extension, write = rng.choice(WRITERS)
        text = write(list(Page(rng, number).blocks()))
        path = service / f"{file_name(rng, number)}.{extension}"
        path.write_bytes(text.encode("utf-8", "replace"))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
