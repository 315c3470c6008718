"""JSON: the texts of an object, or of an array of objects; escapes are resolved and written back in the string's manner.

An array of objects is read as records, numbered from 1. Which values are texts is said by `--text-field`, else it is
`text`, `content`, or every value that is not an item of a list (see `lint.inputs.formats._fields`); of those that nobody named, a
value that is no running text is judged for broken characters alone. Placeholders (`{name}`, `%s`) are left alone.

Keys, numbers, spaces between the signs and the escapes of other strings stay as they are. An object with one key twice
is refused, because readers differ in which they take. Settings (`package.json` and the like) are no texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import cast

from lint.core import late
from lint.core.finding import Edit
from lint.core.text import SourceText
from lint.core.textmap import VERBATIM, WHOLE, Segment, TextMap
from lint.inputs import fields
from lint.inputs.format import Broken, Parsed, Reading, Style
from lint.inputs.formats import _fragment, _placeholders

SUFFIXES = (".json",)

_STRING = cast("Callable[[str, int, bool], tuple[str, int]]", scanstring)
_DECODER = json.JSONDecoder()
_SPACE = late.re(r"[ \t\n\r]*")
_ESCAPE = late.re(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_MUST = late.re(r'["\\\x00-\x1f\ud800-\udfff]')
_BEYOND = late.re(r"[^\x00-\x7f]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_LONE = late.re("[\ud800-\udfff]")


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The texts of all objects."""
    value = loaded(raw)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for index, item in enumerate(value):
            yield from texts(raw, item, asked, (index,), index + 1, careful=True)
    else:
        yield from texts(raw, value, asked, (), None, careful=True)


def fields_of(raw: str, asked: Reading) -> list[str]:
    """The keys of the first record."""
    value = loaded(raw)
    first = next((item for item in value if isinstance(item, dict)), None) if isinstance(value, list) else value
    return list(first) if isinstance(first, dict) else []


def loaded(raw: str) -> object:
    """The value; raises `Broken`."""
    try:
        return json.loads(raw)
    except json.JSONDecodeError as error:
        raise Broken(f"no JSON: {error.msg} at column {error.colno}", error.lineno - 1) from None
    except RecursionError:
        raise Broken("no JSON that can be read: nested too deeply") from None


def texts(
    raw: str, value: object, asked: Reading, base: fields.Path, record: int | None, *, careful: bool = False
) -> Iterator[Parsed]:
    """The texts of one record, which stands at `base`. `careful` leaves placeholders alone."""
    found = list(fields.chosen(value, asked.text_fields))
    identity = fields.at_path(value, asked.id_field) if isinstance(value, dict) else None
    name = None if identity is None or isinstance(identity, dict | list) else str(identity)
    language = asked.target_language or (fields.language_of(value) if isinstance(value, dict) else None)
    source = None
    if asked.source_field:
        other = fields.at_path(value, asked.source_field)
        if isinstance(other, str):
            source = SourceText(other, asked.source_language or None, asked.source_field)
    for path, text, named in found:
        if fields.shown(path) in (asked.id_field, asked.source_field) and not named:
            continue
        text = readable(text)
        known = StringMap(raw, (*base, *path), text, careful=careful)
        prose = named or _fragment.is_prose(text)
        yield Parsed(text, known, JsonStyle(), fields.shown(path), name, record, language, source, prose)


def readable(text: str) -> str:
    """The text with a sign for each half of a character that stands alone."""
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", text) if _LONE.search(text) else text


class StringMap(TextMap):
    """The map of a string, worked out when somebody asks: most records have no findings."""

    def __init__(self, raw: str, path: fields.Path, text: str, *, careful: bool = False) -> None:
        self.raw = raw
        self.length = len(text)
        self._path = path
        self._text = text
        self._careful = careful
        self._found: Sequence[Segment] | None = None

    @property
    def segments(self) -> Sequence[Segment]:  # type: ignore[override]
        """The segments of the string between its quotation marks."""
        if self._found is None:
            start, end = string_at(self.raw, self._path)
            found = segments_of(self.raw, start + 1, end - 1)
            spans = _placeholders.spans(self._text) if self._careful else []
            self._found = _placeholders.walled(found, spans, self.length) if spans else found
        return self._found

    @property
    def protected(self) -> list[tuple[int, int]]:
        """Placeholders."""
        return _placeholders.spans(self._text) if self._careful else []


def segments_of(raw: str, start: int, end: int) -> list[Segment]:
    """The segments of what stands between the quotation marks of a string."""
    out: list[Segment] = []
    at, length = start, 0
    if "\\" in raw[start:end]:
        for match in _ESCAPE.finditer(raw, start, end):
            if match.start() > at:
                out.append(Segment(length, at, match.start(), VERBATIM))
                length += match.start() - at
            out.append(Segment(length, match.start(), match.end(), WHOLE))
            length += 1
            at = match.end()
    if at < end:
        out.append(Segment(length, at, end, VERBATIM))
    return out


def string_at(raw: str, path: fields.Path) -> tuple[int, int]:
    """Where the string at `path` stands, with its quotation marks."""
    at = _skip(raw, 0)
    for step in path:
        at = member(raw, at, step) if isinstance(step, str) else _item(raw, at, step)
    return at, string_end(raw, at)


def string_end(raw: str, at: int) -> int:
    """Where the string at `at` ends, with its quotation marks."""
    return _STRING(raw, at + 1, True)[1]


def _skip(raw: str, at: int) -> int:
    return _SPACE.match(raw, at).end()  # type: ignore[union-attr]


def member(raw: str, at: int, key: str) -> int:
    """Where the value of the last member of this name begins in the object at `at`: readers take the last of several.
    Raises `KeyError`."""
    found = -1
    at = _skip(raw, at + 1)
    while raw[at] != "}":
        name, at = _STRING(raw, at + 1, True)
        at = _skip(raw, _skip(raw, at) + 1)
        if name == key:
            found = at
        at = _skip(raw, _end(raw, at))
        if raw[at] == ",":
            at = _skip(raw, at + 1)
    if found < 0:
        raise KeyError(key)
    return found


def items(raw: str, at: int) -> Iterator[int]:
    """Where the items of the list at `at` begin."""
    at = _skip(raw, at + 1)
    while raw[at] != "]":
        yield at
        at = _skip(raw, _end(raw, at))
        if raw[at] == ",":
            at = _skip(raw, at + 1)


def _item(raw: str, at: int, index: int) -> int:
    return _items(raw, at)[index]


@lru_cache(maxsize=8)
def _items(raw: str, at: int) -> tuple[int, ...]:
    """Where the items of a list begin, of which many may be asked for."""
    return tuple(items(raw, at))


def _end(raw: str, at: int) -> int:
    """Where the value ends that begins at `at`."""
    if raw[at] == '"':
        return _STRING(raw, at + 1, True)[1]
    return _DECODER.raw_decode(raw, at)[1]


class JsonStyle(Style):
    """New text as a part of a JSON string: escapes where JSON wants them, and where the record has them already."""

    def raw_edits(self, known: TextMap, text: str, edits: Sequence[Edit]) -> list[Edit]:
        """Edits of the raw string."""
        raw = known.raw
        ascii_only = "\\u" in raw and raw.isascii()
        upper = ascii_only and re.search(r"\\u[0-9a-f]*[A-F]", raw) is not None
        return [
            Edit(e.start, e.end, quoted(e.text, ascii_only=ascii_only, upper=upper))
            for e in super().raw_edits(known, text, edits)
        ]


def quoted(text: str, *, ascii_only: bool = False, upper: bool = False) -> str:
    """Text as it stands between the quotation marks of a string."""
    text = _MUST.sub(lambda m: _SHORT.get(m[0]) or f"\\u{ord(m[0]):04x}", text)
    return _BEYOND.sub(lambda m: _units(m[0], upper), text) if ascii_only else text


def _units(char: str, upper: bool) -> str:
    data = char.encode("utf-16-be", "surrogatepass")
    units = [data[i : i + 2].hex() for i in range(0, len(data), 2)]
    return "".join("\\u" + (unit.upper() if upper else unit) for unit in units)


def frame(raw: str, asked: Reading) -> object:
    """The value without its texts; raises `Broken` for an object with one key twice."""
    pairs = json.loads(raw, object_pairs_hook=without_doubles, parse_float=str, parse_int=str)
    if isinstance(pairs, list) and any(isinstance(item, dict) for item in pairs):
        return [emptied(item, asked) for item in pairs]
    return emptied(pairs, asked)


def without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, for `json.loads`; raises `Broken` for one with one key twice."""
    out = dict(pairs)
    if len(out) < len(pairs):
        raise Broken("an object has one key twice")
    return out


def emptied(value: object, asked: Reading) -> object:
    """A record with its texts taken out."""
    for path, _, _ in list(fields.chosen(value, asked.text_fields)):
        holder = value
        for step in path[:-1]:
            holder = holder[step]  # type: ignore[index]
        if not path:
            return None
        holder[path[-1]] = None  # type: ignore[index]
    return [list(value.items())] if isinstance(value, dict) else value
