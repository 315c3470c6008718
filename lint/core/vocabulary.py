"""What code knows of a language: words, phrases and patterns, in data files that whoever speaks it can read and write.

`lexicon/<language>/` has one file a room. A line `[name]` begins an entry, `#` a comment; what is indented below is the
entry: words in any number of lines, phrases one a line, or a pattern, whose lines are put together as they stand.
`{name}` in a pattern is a part that code gives. An entry is called `file/name`; one that is not there raises `KeyError`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lint.core import late

LANGUAGE = "en"
"""The language of the texts that the shipped rules are written for."""

_FOLDER = Path(__file__).parents[1] / "lexicon"
_PART = late.re(r"\{([a-z][a-z0-9_]*)\}")


def languages(file: str) -> tuple[str, ...]:
    """The languages that have such a file."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob(f"*/{file}.txt")))


@cache
def _entries(file: str, language: str) -> dict[str, tuple[str, ...]]:
    """The lines of each entry of a file."""
    entries: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_FOLDER / language / f"{file}.txt").read_text("utf-8").split("\n"):
        if line[:1] == "[":
            lines = entries.setdefault(line[1 : line.index("]")], [])
        elif line[:1] == " ":
            lines.append(line.strip(" "))
    return {name: tuple(lines) for name, lines in entries.items()}


def phrases(entry: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """The lines of an entry, in their order."""
    file, _, name = entry.partition("/")
    return _entries(file, language)[name]


def word_list(entry: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """The words of an entry, in their order."""
    return tuple(" ".join(phrases(entry, language)).split())


def words(entry: str, language: str = LANGUAGE) -> frozenset[str]:
    """The words of an entry."""
    return frozenset(word_list(entry, language))


def meanings(entry: str, language: str = LANGUAGE) -> dict[str, str]:
    """The words of an entry that says what each means: `dozen=12`."""
    return dict(word.split("=", 1) for word in word_list(entry, language))


def numbers(entry: str, language: str = LANGUAGE) -> dict[str, float]:
    """The words of an entry that says what number each means: `thousand=1000`."""
    return {word: float(number) for word, number in meanings(entry, language).items()}


def pattern(entry: str, language: str = LANGUAGE, /, **parts: str) -> str:
    """The source of a pattern, with `parts` put in."""
    source = "".join(phrases(entry, language))
    return _PART.sub(lambda found: parts[found[1]], source) if parts else source
