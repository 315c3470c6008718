"""PO catalogues: each translation (`msgstr`) is a text, beside its `msgid`; keys, comments and the header are not touched.

The lines of a string are read as one; a correction never reaches across two of them. `\\n` and other escapes are one
character, placeholders and accelerators (`&File`) stay. The language is the header's, that of the `msgid` its `X-Source-Language`, else English. Fuzzy and obsolete entries are no texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.core import late
from lint.core.text import SourceText
from lint.core.textmap import Builder, TextMap
from lint.inputs.format import Parsed, Reading, Style
from lint.inputs.formats import _placeholders

SUFFIXES = (".po",)

_LINE = late.re(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_KEY = late.re(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]+(?=\")")
_STRING = late.re(r'"((?:[^"\\\r\n]|\\.)*)"')
_ESCAPE = late.re(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_ACCELERATOR = late.re(r"[&_](?=\w)")
_NAMES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
ENGLISH = "en"
"""The language of `msgid`, unless the header (`X-Source-Language`) or the user says otherwise: gettext's convention."""
_SOURCE_LANGUAGE = late.re(r"(?m)^X-Source-Language:[ \t]*([A-Za-z]{2,3}(?:[-_]\w+)?)")
_LANGUAGE = late.re(r"(?m)^Language:[ \t]*([A-Za-z]{2,3}(?:[-_]\w+)?)")


@dataclass
class _Entry:
    """One entry: of each of its strings, where its pieces stand without their quotation marks."""

    strings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    fuzzy: bool = False


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The texts of all entries."""
    language: str | None = asked.target_language or None
    source_language = ENGLISH
    for number, entry in enumerate(_entries(raw), 1):
        texts = {name: _text(raw, spans) for name, spans in entry.strings.items()}
        key = texts["msgid"][0] if "msgid" in texts else ""
        if not key and "msgctxt" not in texts:
            header = texts["msgstr"][0] if "msgstr" in texts else ""
            match, source = _LANGUAGE.search(header), _SOURCE_LANGUAGE.search(header)
            language = language or (match[1] if match else None)
            source_language = source[1] if source else ENGLISH
            continue
        if entry.fuzzy:
            continue
        context = texts.get("msgctxt", ("", None))[0]
        for name, (text, known) in texts.items():
            if name.startswith("msgstr") and text.strip():
                original = texts["msgid_plural"][0] if "msgid_plural" in texts and name != "msgstr[0]" else key
                yield Parsed(
                    text, known, ESCAPED, name, f"{context}|{key}" if context else key, number, language,
                    SourceText(original, asked.source_language or source_language, "msgid"),
                )  # fmt: skip


def _entries(raw: str) -> Iterator[_Entry]:
    entry, name = _Entry(), ""
    for match in _LINE.finditer(raw):
        start, line = match.start(), match.group()
        body = line.strip()
        if body.startswith("#"):
            if "msgstr" in entry.strings or "msgstr[0]" in entry.strings:
                yield entry
                entry = _Entry()
            entry.fuzzy = entry.fuzzy or (body.startswith("#,") and "fuzzy" in body)
            name = ""
            continue
        key = _KEY.match(line, len(line) - len(line.lstrip()))
        if key:
            if key[1] in ("msgctxt", "msgid") and any(n.startswith("msgstr") for n in entry.strings):
                yield entry
                entry = _Entry()
            name = key[1]
            entry.strings[name] = []
        string = _STRING.search(line, key.end() if key else 0)
        if string and name:
            entry.strings[name].append((start + string.start(1), start + string.end(1)))
        elif not body:
            name = ""
    if entry.strings:
        yield entry


def _text(raw: str, spans: list[tuple[int, int]]) -> tuple[str, TextMap]:
    builder = Builder(raw)
    for start, end in spans:
        _piece(builder, raw, start, end)
    return builder.build()


def _piece(builder: Builder, raw: str, start: int, end: int) -> None:
    at = start
    marks = [(m.start(), m.end(), True) for m in _ESCAPE.finditer(raw, start, end)]
    marks += [(start + a, start + b, False) for a, b in _placeholders.spans(raw[start:end]) if raw[start + a] != "\\"]
    marks += [(m.start(), m.end(), False) for m in _ACCELERATOR.finditer(raw, start, end)]
    for low, high, escape in sorted(marks):
        if low < at:
            continue
        builder.verbatim(at, low)
        at = high
        if escape:
            builder.whole(_NAMES.get(raw[low + 1], raw[low:high]), low, high)
        else:
            builder.shown(low, high)
    builder.verbatim(at, end)


class _Escaped(Style):
    """New text inside a string of a catalogue."""

    def encode(self, text: str) -> str:
        """Text with its escapes."""
        return (
            text.replace("\\", "\\\\")
            .replace('"', '\\"')
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\r", "\\r")
        )


ESCAPED = _Escaped()


def frame(raw: str, asked: Reading) -> object:
    """All lines but the strings of translations."""
    out: list[object] = []
    inside = False
    for match in _LINE.finditer(raw):
        body = match.group().strip()
        if body.startswith("msgstr"):
            inside = True
            out.append(body[: body.find('"')])
        elif inside and body.startswith('"'):
            out.append('"' + body[-3:] if body.endswith('\\n"') else '"')
        else:
            inside = False
            out.append(match.group())
    return out
