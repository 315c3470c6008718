"""Which values of a record are its texts: `text`, `meta.title`, `messages[*].content`.

A field is named by the keys that lead to it, with dots between and `[*]` for every item of a list (`[0]` for one).
Without a name, `text` is taken, else `content`, else every value that is not an item of a list: tokens, tags and vectors
stand in lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lint.core import late
from lint.core.errors import UsageError

Path = tuple[str | int, ...]
"""Keys and numbers of items that lead to a value."""

USUAL = ("text", "content")
"""What corpora call the field of the text, in the order in which it is looked for."""

_STEP = late.re(r"\[(\*|\d+)\]|([^.\[\]]+)|\.")
_PLAIN_KEY = late.re(r"[^.\[\]]+")


@lru_cache(maxsize=256)
def steps_of(name: str) -> tuple[str | int | None, ...]:
    """The steps of a field's name; `None` stands for every item. Raises `ValueError` for what is no name of a field."""
    steps: list[str | int | None] = []
    at = 0
    while at < len(name):
        match = _STEP.match(name, at)
        if match is None:
            raise ValueError(f"'{name}' names no field; write it as text, meta.title or messages[*].content")
        if match[1]:
            steps.append(None if match[1] == "*" else int(match[1]))
        elif match[2]:
            steps.append(match[2])
        at = match.end()
    return tuple(steps)


def check(name: str) -> None:
    """Raise `UsageError` for what is no name of a field."""
    try:
        steps_of(name)
    except ValueError as error:
        raise UsageError(str(error)) from None


def shown(path: Path) -> str:
    """The name of one value."""
    out = ""
    for step in path:
        if isinstance(step, int):
            out += f"[{step}]"
        else:
            out += ("." if out else "") + step
    return out


def chosen(value: object, names: Sequence[str]) -> Iterator[tuple[Path, str, bool]]:
    """The texts of a record: where they stand, what they are, and whether somebody named their field (or it has one of
    the usual names)."""
    if names:
        for name in names:
            yield from ((path, text, True) for path, text in _at(value, steps_of(name), ()))
        return
    if isinstance(value, dict):
        for name in USUAL:
            found = value.get(name, value)
            if isinstance(found, str):
                yield (name,), found, True
            if found is None or isinstance(found, str):  # a record without its text has no other
                return
    yield from ((path, text, False) for path, text in _all(value, ()))


def _at(value: object, steps: Sequence[str | int | None], path: Path) -> Iterator[tuple[Path, str]]:
    if not steps:
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):  # `--text-field sentences` of a list of texts
            yield from (((*path, i), item) for i, item in enumerate(value) if isinstance(item, str))
        return
    step, rest = steps[0], steps[1:]
    if isinstance(step, str):
        if isinstance(value, dict) and step in value:
            yield from _at(value[step], rest, (*path, step))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if step is None or step == index:
                yield from _at(item, rest, (*path, index))


def _all(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if not path or isinstance(path[-1], str):
            yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _all(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if not isinstance(item, str):
                yield from _all(item, (*path, index))


LANGUAGE = ("language", "lang")
"""What corpora call the field that names a record's language."""
_TAG = late.re(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*|[A-Z]?[a-z]{4,20}")


def language_of(record: Mapping[str, object]) -> str | None:
    """The language that a record declares."""
    return next((v for n in LANGUAGE if isinstance(v := record.get(n), str) and _TAG.fullmatch(v)), None)


def at_path(value: object, path: str) -> object:
    """The one value that a dotted name leads to; `None` where there is none."""
    if isinstance(value, dict) and path in value:  # a key may itself hold a dot
        return value[path]
    return next(iter(_values(value, steps_of(path))), None) if path else None


def _values(value: object, steps: Sequence[str | int | None]) -> Iterator[object]:
    if not steps:
        yield value
        return
    step, rest = steps[0], steps[1:]
    if isinstance(step, str):
        if isinstance(value, dict) and step in value:
            yield from _values(value[step], rest)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if step is None or step == index:
                yield from _values(item, rest)
