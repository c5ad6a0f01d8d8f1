"""A hook of Schemathesis: what Prism refuses although the document allows it is not sent.

Prism takes integers of 64 bits only as far as JavaScript tells them apart, and an empty text in a query for one that is missing.
"""
import re

import schemathesis

LARGEST = 2**53 - 1


def told_apart(value: object) -> bool:
    """Whether JavaScript can tell the integers in a value from others; some are written as texts already."""
    if isinstance(value, dict):
        return all(map(told_apart, value.values()))
    if isinstance(value, list):
        return all(map(told_apart, value))
    if isinstance(value, str) and re.fullmatch(r'-?\d+', value):
        value = int(value)
    return not isinstance(value, int) or abs(value) <= LARGEST


@schemathesis.hook
def filter_case(_, case) -> bool:
    query = case.query or {}
    return '' not in query.values() and told_apart(query) and told_apart(case.body)
