"""The lines of a document as kinds compare them: short ones, each distinct text once.

Few lines are what any rule asks for, so they are told by their runs of ASCII letters first, which are cut out of all lines
at once, as bytes. Only what is left is compared character by character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import regex

from lint.core import late
from lint.matching.shapes import DIGITS, LETTERS
from lint.structure.view import View, cached_per_document

MAX_CHARACTERS = 240
"""A line of more characters is a paragraph, whatever it looks like: lines are only compared up to this length."""

_BEFORE = late.regex(r"[^\w<\[(]*")
_AFTER = late.regex(r"(?r)(?:\s?\(\d{1,6}\))?[^\w>\])]*$")  # searched from the end
_LETTERS = bytes(c if chr(c).isalpha() or c == ord("\n") else ord(" ") for c in range(128)).ljust(256)

_NO_DIGIT = bytes(c for c in range(256) if c not in b"0123456789\n")

Runs = list[bytes]
"""Runs of ASCII letters of a line, in lower case."""


class Cues(NamedTuple):
    """Literal lines, compared by their `cue`, and what their runs are, one space between."""

    texts: frozenset[str] = frozenset()
    runs: frozenset[bytes] = frozenset()


NO_CUES = Cues()


def cues(lines: Iterable[str]) -> Cues:
    """Literal lines as they are looked for."""
    texts = frozenset(map(cue, lines)) - {""}
    return Cues(texts, frozenset(b" ".join(runs) for runs in runs_of(filter(str.isascii, texts))))


def cue(line: str) -> str:
    """A line as it is compared: lower case, single spaces, without what decorates it on both sides."""
    bare = line[_BEFORE.match(line).end() :]  # type: ignore[union-attr]
    bare = bare[: _AFTER.search(bare).start()]  # type: ignore[union-attr]
    return " ".join(bare.replace("’", "'").lower().split())


def is_named_below(text: str, start: int, end: int) -> bool:
    """Whether some words of a first line stand inside a line below it: it is the title of a text about them."""
    name = cue(text[start:end])
    if " " not in name:
        return False
    return regex.search(rf"[^\r\n]\b{regex.escape(name)}\b", text, regex.I, end) is not None


def runs_of(lines: Iterable[str]) -> list[Runs]:
    """The runs of each line."""
    return [part.split() for part in _bytes(lines).lower().translate(_LETTERS).split(b"\n")][:-1]


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


@cached_per_document
def bare_lines(view: View) -> list[str]:
    """The text of each line without spaces around; nothing of a long one."""
    text = view.text
    return [text[start:end].strip() if end - start <= MAX_CHARACTERS else "" for start, end in view.line_spans]


@cached_per_document
def short_lines(view: View) -> dict[str, list[int]]:
    """Numbers (from 0) of the short lines of a document by their text without spaces around."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(bare_lines(view)):
        if line in lines:
            lines[line].append(number)
        else:
            lines[line] = [number]
    lines.pop("", None)
    return lines


def has_short_lines(view: View) -> bool:
    """Whether the document has any line that is no paragraph."""
    return bool(short_lines(view))


@cached_per_document
def by_shape(view: View) -> dict[int | None, list[str]]:
    """The same lines by their shape; under none those that have more than ASCII."""
    lines = short_lines(view)
    others: list[str] = []
    letters: list[str] = []
    digits: list[str] = []
    both: list[str] = []
    neither: list[str] = []
    for line, runs, figures in zip(
        lines, line_runs(view), _bytes(lines).translate(None, _NO_DIGIT).split(b"\n"), strict=False
    ):
        if runs:
            (both if figures else letters).append(line)
        else:
            (others if runs is None else digits if figures else neither).append(line)
    return {None: others, LETTERS: letters, DIGITS: digits, LETTERS | DIGITS: both, 0: neither}


@cached_per_document
def line_runs(view: View) -> Sequence[Runs | None]:
    """The runs of the same lines; none where a line has more than ASCII, and its runs tell nothing."""
    lines = short_lines(view)
    found = runs_of(lines)
    if view.text.isascii():
        return found
    return [runs if line.isascii() else None for line, runs in zip(lines, found, strict=True)]


@cached_per_document
def _by_runs(view: View) -> tuple[dict[bytes, list[str]], list[str]]:
    known: dict[bytes, list[str]] = {}
    others: list[str] = []
    for line, runs in zip(short_lines(view), line_runs(view), strict=True):
        if runs is None:
            others.append(line)
        else:
            known.setdefault(b" ".join(runs), []).append(line)
    return known, others


def like(view: View, literal: Cues) -> Iterator[int]:
    """Numbers of the lines whose cue is one of these."""
    if not literal.texts:
        return
    lines = short_lines(view)
    known, others = _by_runs(view)
    few, many = (known, literal.runs) if len(known) < len(literal.runs) else (literal.runs, known)
    alike = (line for runs in few if runs in many for line in known[runs])
    for line in chain(others, alike):
        if cue_of(view, line) in literal.texts and not line.rstrip().endswith(","):  # "Keep in touch," ends a letter
            yield from lines[line]


@cached_per_document
def cue_of(view: View, line: str) -> str:
    """The cue of a line, for rules to share."""
    return cue(line)
