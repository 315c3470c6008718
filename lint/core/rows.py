"""Values as JSON and back: what one run hands to another is data, and reading it runs nothing.

Numbers, strings and `None` stand for themselves. All else is a list that begins with its sort: `["()", ...]` is a tuple,
`["Place", ...]` a record of that name with its fields in order. Reading knows the records below, and those that it is told of.
"""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from lint.core.errors import Failure, Skipped
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.region import Region
from lint.core.rule import Confidence, Safety, Severity
from lint.core.sheaf import Sheaf
from lint.core.tally import Uses
from lint.core.things import Things

T = TypeVar("T")


class Unreadable(ValueError):
    """What was read is no value that was written here."""


def dumps(value: object) -> str:
    """A value as one line of JSON; raises `TypeError` for what cannot be written."""
    return json.dumps(_plain(value), separators=(",", ":"))


def loads(text: str | bytes, sort: type[T], records: Iterable[type] = ()) -> T:
    """The inverse of `dumps`; raises `Unreadable`, also where the value is of another sort. `records` are more types (named
    tuples, dataclasses) that may be met."""
    known: dict[str, Callable[..., object]] = {**_RECORDS, **{t.__name__: t for t in records}}
    try:
        value = _value(json.loads(text), known)
        if isinstance(value, sort):
            return value
        raise TypeError(f"{sort.__name__} was expected, not {type(value).__name__}")
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from None


def _plain(value: object) -> object:
    if isinstance(value, (Severity, Confidence, Safety)):
        return [type(value).__name__, str(value)]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return ["b", base64.b64encode(value).decode()]
    if isinstance(value, Sheaf):
        return ["Sheaf", value.numbers, value.rows, *map(_plain, value.blocks())]
    if isinstance(value, Place) and value.is_spot:  # there are many of them, and nine fields of theirs say nothing
        return ["Spot", *map(_plain, (value.path, value.start, value.end, value.found, value.record, value.field))]
    if isinstance(value, tuple):
        name = type(value).__name__ if hasattr(value, "_fields") else "()"
        return [name, *map(_plain, value)]
    if isinstance(value, list):
        return ["[]", *map(_plain, value)]
    if isinstance(value, frozenset):
        return ["{,}", *sorted(map(_plain, value), key=repr)]
    if isinstance(value, dict | Things):
        return ["{}", *([_plain(k), _plain(v)] for k, v in value.items())]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, f.name)) for f in dataclasses.fields(value))]
    raise TypeError(f"{type(value).__name__} cannot be written as rows")


def _value(plain: object, known: Mapping[str, Callable[..., object]]) -> object:
    if not isinstance(plain, list):
        if isinstance(plain, dict):
            raise Unreadable("an object where a value was expected")
        return plain
    sort, *rest = plain
    if sort == "b":
        return base64.b64decode(rest[0], validate=True)
    if sort == "{}":
        return {_value(k, known): _value(v, known) for k, v in rest}
    items = [_value(item, known) for item in rest]
    if sort in ("()", "[]", "{,}"):
        return {"()": tuple, "[]": list, "{,}": frozenset}[sort](items)
    return known[sort](*items)


def _sheaf(numbers: str, columns: str, *blocks: bytes) -> Sheaf:
    return Sheaf(numbers, columns, blocks)


def _spot(path: str, start: int, end: int, found: str, record: int | str | None, inside: str | None) -> Place:
    return Place(path, start, end, 0, 0, 0, 0, found, record=record, field=inside)


_RECORDS: dict[str, Callable[..., object]] = {
    "Sheaf": _sheaf,
    "Spot": _spot,
    **{
        t.__name__: t for t in (Severity, Confidence, Safety, Finding, Place, Region, Fix, Edit, Failure, Skipped, Uses)
    },
}
