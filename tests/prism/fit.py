"""Values that fit a schema of a document: for parameters, and for bodies of which the page has no valid example."""

import re

TEXTS = (
    "0d5c8a1e4b7f4c2d9e6a3b1f0c8d7e5a",
    "fac59513-6c18-4266-bc81-5d412dfc1925",
    "a1",
    "a",
    "1",
    "A1",
    "192.168.0.1",
    "192.168.0.0/24",
    "2024-01-01T00:00:00Z",
    "example.com.",
)
FORMATS = {
    "uuid": TEXTS[1],
    "date-time": "2024-01-01T00:00:00Z",
    "date": "2024-01-01",
    "uri": "https://example.com/a",
    "email": "a@example.com",
    "ipv4": "192.168.0.1",
    "ipv6": "2001:db8::1",
}


class Unfit(Exception):
    """Nothing was found that fits."""


def text(schema):
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", 1 << 20)
    for it in TEXTS:
        # Padding keeps to what the text ends with, which is most likely to stay within a pattern.
        it = it[:longest].ljust(shortest, it[-1])
        if it and re.search(schema.get("pattern", ""), it):
            return it
    raise Unfit(f"no text for {schema.get('pattern')}")


def number(schema):
    least = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
    value = least if least > 1 else min(1, schema.get("maximum", 1))
    step = schema.get("multipleOf", 1)
    return -(-value // step) * step


class Fitting:
    """Builds values by the schemas of one document."""

    def __init__(self, document):
        self.components = document["components"]["schemas"]

    def value(self, schema):
        for part in [schema, *schema.get("allOf", [])]:
            if "$ref" in part:
                schema = self.components[part["$ref"].rsplit("/", 1)[1]]
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if kind == "object":
            return self.members(schema)
        if kind == "array":
            return [self.value(schema.get("items", {})) for _ in range(schema.get("minItems", 1))]
        if kind in ("integer", "number"):
            return number(schema)
        return kind == "boolean" or text(schema)

    def members(self, schema):
        """What is mandatory, also by conditions on other members. Files of a form are given to the client beside it."""
        properties, value = schema.get("properties", {}), {}
        files = [name for name, it in properties.items() if it.get("format") == "binary"]
        while missing := [name for name in demanded(schema, value) if name not in value and name not in files]:
            for name in missing:
                value[name] = self.value(properties.get(name, {}))
        if not value and schema.get("minProperties"):
            name = next(iter(properties))
            value[name] = self.value(properties[name])
        return value


def demanded(rule, value):
    """The members that a rule asks for, beside those that are there."""
    yield from rule.get("required", [])
    for form in ("anyOf", "oneOf"):
        choices = [it.get("required", []) for it in rule.get(form, [])]
        if choices and not any(all(name in value for name in names) for names in choices):
            yield from choices[0]
    broken = rule.get("not", {})
    for one in broken.get("anyOf", [broken]):
        parts = one.get("allOf", [])
        wanted = [part["not"] for part in parts if "not" in part]
        is_case = all(holds(part, value) for part in parts if "not" not in part)
        if wanted and is_case and not any(holds(part, value) for part in wanted):
            yield from wanted[-1].get("required", [])


def holds(condition, value):
    """Whether a condition of the forms that documents use holds."""
    listed = {name: it.get("enum") for name, it in condition["properties"].items()}
    return all(name in value for name in condition.get("required", [])) and all(
        texts is None or value.get(name) in texts for name, texts in listed.items()
    )
