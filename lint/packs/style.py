"""How packs are laid out so that people and diffs can read them, and what costs the square of a line in a condition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

from lint.core import late, yamlfile
from lint.core.errors import Problem
from lint.core.yamlfile import Path_
from lint.packs.verbose import plain

LONGEST_LINE = 160
"""Characters of a line: what an editor shows without wrapping beside a second window."""
_UNBOUNDED = late.regex(r"(?:^|\|)(?:\(\?[a-z]+\)|\(\?[a-z]*:)*(?:\\S|\.|\[\^(?:\\.|[^\]\\])*\])[*+]")
"""A repeat of nearly anything at the head of what is looked for around a candidate: in a long line it is tried from each place
to the line's end."""
MOST_WORDS = 5
"""Words of one alternation in a regex; more of them are a list, and lists are `sets`."""

_REGEX_KEYS = frozenset({"find", "has", "lacks", "match", "before", "after"})
_WORD = late.regex(r"[\p{L}\p{M}’'-](?:[\p{L}\p{M}’' -]*[\p{L}\p{M}’'-])?")
_TOKEN = late.regex(
    r"\((?:\?(?:P?<\w+>|<?[=!]|[a-zA-Z-]*[:)]|[>|]))?|(?P<other>\\[pPNL][{<][^}>]*[}>]|\\[^ '’-]|\[\^?\]?(?:\\.|[^\]\\])*\]|[*+?{])|\\?.",
    regex.S,
)


def style_problems(path: Path, shown: str) -> Iterator[Problem]:
    """Every line of a pack that is too long, every alternation that should be a set, and every `match` without a bound."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield Problem(
                f"{shown}:{number}",
                f"a line of {len(line)} characters; at most {LONGEST_LINE}: make words a set, lay a regex out as a (?x) block",
            )
    file = yamlfile.read(path, shown)
    for at, value in _regexes(file.data, ()):
        if "match" in at and (head := _UNBOUNDED.search(value)):
            yield Problem(
                file.where(at),
                f"'{head.group()}' at the head of a 'match' costs the square of a long line: give it a bound, {{0,99}}",
            )
        for words in alternations(plain(value)):
            if len(words) > MOST_WORDS:
                shape = "|".join([*words[:3], "…"])
                yield Problem(file.where(at), f"{len(words)} words in one alternation ({shape}): make them a set")


def _regexes(value: object, at: Path_) -> Iterator[tuple[Path_, str]]:
    """The regexes of a pack, each with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("examples", "fix", "sets"):
                yield from _regexes(inner, (*at, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _regexes(inner, (*at, i))
    elif isinstance(value, str) and any(key in _REGEX_KEYS for key in at):
        yield at, value


def alternations(pattern: str) -> list[list[str]]:
    """The alternatives of each group of a regex that are words and nothing else; inner groups come first."""
    done: list[list[str]] = []
    groups: list[list[str]] = [[]]
    alternatives: list[str | None] = [""]  # the one being read, of each open group; None where it is no word

    def close() -> None:
        text = alternatives[-1]
        if text and _WORD.fullmatch(text):
            groups[-1].append(text)

    for token in _TOKEN.finditer(pattern):
        text = token.group()
        if text == "|":
            close()
            alternatives[-1] = ""
        elif text == ")" and len(groups) > 1:
            close()
            done.append(groups.pop())
            alternatives.pop()
        elif text.startswith("(") and not text.endswith(")"):
            alternatives[-1] = None
            groups.append([])
            alternatives.append("")
        elif token["other"] or text.startswith("("):
            alternatives[-1] = None
        elif (so_far := alternatives[-1]) is not None:
            alternatives[-1] = so_far + text.removeprefix("\\")
    close()
    return [words for words in (*done, *groups) if words]
