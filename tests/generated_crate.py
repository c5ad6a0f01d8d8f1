"""What the sources of a generated crate say of its operations."""

import re


class Crate:
    """`source` is the folder `src` of the crate."""

    def __init__(self, source):
        client = "".join(file.read_text() for file in [source / "client.rs", *(source / "client").glob("*.rs")])
        calls = re.findall(r"pub fn (\w+)\(\s*&self,?([^)]*)\) -> operation::(\w+)", client)
        # The method and its arguments as they are written, by the type of the request.
        self.calls = {builder: (name, arguments) for name, arguments, builder in calls}
        self.sources = {}
        for file in (source / "operation").glob("*.rs"):
            text = file.read_text()
            self.sources |= dict.fromkeys(re.findall(r"pub struct (\w+) \{\n    client", text), text)

    def optional(self, builder):
        """Field, type, place and name of what has a setter."""
        section = re.search(r"^    optional \{\n(.*?)^    \}", self.sources[builder], re.S | re.M)
        return entries(section[1]) if section else []


def entries(text):
    """Field, type, place and name in the lines of a table."""
    return re.findall(r'^        (\w+): (.+) = (\w+) "(.+)",$', text, re.M)
