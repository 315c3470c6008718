"""`spelling`: words that no dictionary of Hunspell has. Needs `pip install 'seedlint[hunspell]'`.

`dictionaries` are names (`en_US`) or paths without their ending; a word that one of them has is right, and so is one of
`words`, or one in which a regex of `filters` is found. A dictionary is looked for as a path, in `lists/` beside the pack, in
the folders of `DICPATH`, and where systems keep them (`/usr/share/hunspell`, …); both files, `.dic` and `.aff`, must lie there.

Names and terms that a dictionary lacks are found, too: let them stand in `words.txt`. Nothing is offered in their place, as
Hunspell's suggestions take seconds a word.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

import regex

from lint.core.kind import Candidate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.lexicon.tokens import distinct, spans, words
from lint.structure.view import View

FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/Library/Spelling")
"""Where systems keep dictionaries."""
_LACKING = "a rule of kind spelling needs spylls; pip install 'seedlint[hunspell]'"


@dataclass(frozen=True)
class SpellingOptions:
    """Keys of a `spelling` rule."""

    dictionaries: list[str]
    """Names or paths of dictionaries, as `en_US`."""
    words: list[str] = field(default_factory=list)
    """Words that are right as well, as written, or the `$name` of such a list."""
    filters: list[str] = field(default_factory=list)
    """Regexes: a word in which one is found is left alone."""


class Volume(NamedTuple):
    """The two files of a dictionary: their path without the ending, and when they were changed, in nanoseconds."""

    path: str
    changed: int


class Prepared(NamedTuple):
    """What a rule keeps: its dictionaries, its own words, and what leaves a word alone."""

    dictionaries: tuple[Volume, ...]
    words: frozenset[str]
    filters: tuple[regex.Pattern[str], ...]


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def lookup(self, word: str) -> bool:
        """Whether the word is right."""
        ...


class Spelling(Kind[SpellingOptions, Prepared, None]):
    """Words that no dictionary has."""

    name = "spelling"
    Options = SpellingOptions

    def compile(self, options: SpellingOptions, lists: Lists) -> Prepared:
        found = tuple(located(name, lists) for name in options.dictionaries)
        for volume in found:
            opened(volume)
        return Prepared(found, frozenset(options.words), tuple(map(regex.compile, options.filters)))

    def find(self, rule: Rule[SpellingOptions, Prepared], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        seen: set[str] = set()
        for token in sorted(distinct(view)):
            for word in words(token):
                if word not in seen and not _is_right(word, token.decode(), rule.data):
                    places = spans(view, word)
                    yield from (Candidate(*p) for p in places if not view.text.startswith("://", p[1]))
                seen.add(word)


def _is_right(word: str, token: str, known: Prepared) -> bool:
    """Whether a word is right, alone or in what it is a part of."""
    if len(word) < 2 or word in known.words or any(pattern.search(word) for pattern in known.filters):
        return True
    return any(_has(volume, form) for volume in known.dictionaries for form in {word, token})


@lru_cache(maxsize=200_000)  # a word costs 0.05 ms in English, 1 ms where words are compounded
def _has(volume: Volume, word: str) -> bool:
    return opened(volume).lookup(word)


@lru_cache(maxsize=8)
def opened(volume: Volume) -> Dictionary:
    """The dictionary in two files, which takes about a second; raises `ValueError` where it cannot be read."""
    try:
        from spylls.hunspell import Dictionary as Hunspell
    except ImportError:
        raise ValueError(_LACKING) from None
    try:
        dictionary: Dictionary = Hunspell.from_files(volume.path)
    except Exception as error:  # whatever a reader of such files stumbles over
        raise ValueError(f"{volume.path}.dic is no dictionary of Hunspell: {error}") from None
    return dictionary


def located(name: str, lists: Lists) -> Volume:
    """The files of a dictionary; raises `KeyError` where there are none."""
    for folder in ("", *folders()):
        try:
            files = [lists.path(str(Path(folder, f"{name}.{suffix}"))) for suffix in ("dic", "aff")]
        except KeyError:
            continue
        return Volume(str(files[0].with_suffix("")), max(file.stat().st_mtime_ns for file in files))
    raise KeyError(f"no dictionary '{name}' (.dic and .aff) beside the pack, in DICPATH or {FOLDERS[0]}")


def folders() -> Iterator[str]:
    """The folders in which dictionaries are looked for."""
    yield from filter(None, os.environ.get("DICPATH", "").split(os.pathsep))
    yield from FOLDERS


def standing() -> str:
    """What rules about spelling can be made of here; another text when a dictionary, or spylls, is installed."""
    from importlib.util import find_spec

    there = (path for folder in folders() for path in sorted(Path(folder).glob("*.dic")))
    return "\n".join([str(find_spec("spylls") is not None), *map(str, there)])


KIND = Spelling()
