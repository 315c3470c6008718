"""Lines that are worded as the bars, menus and notices of a page."""

from __future__ import annotations

from lint.core import late, vocabulary

MAX_WORDS = 16
"""Words above which a line is no bar."""

_BAR = late.regex(r"\s*[|/·•>»›→]\s*")
_SMALL = vocabulary.words("line/small")
_TOKEN = late.regex(r"\p{L}[\p{L}\p{N}]*(?:[-’']\p{L}+)*|©")


def is_worded(line: str, words: frozenset[str], share: int) -> bool:
    """Whether a line is worded as bars and notices are: mostly in `words`, and no sentence of other things."""
    tokens = [w.lower() for w in _TOKEN.findall(line)]
    if not 2 <= len(tokens) <= MAX_WORDS or words.isdisjoint(tokens):
        return False
    content = [w for w in tokens if w not in _SMALL]
    known = sum(w in words for w in content)
    return known >= 2 and 100 * known >= share * len(content)


def is_menu(line: str, items: frozenset[tuple[str, ...]], longest: int) -> bool:
    """Whether a `cue` line is nothing but items: two where bars or arrows part them, three where only spaces do."""
    parts = _BAR.split(line)
    count = 0
    for part in parts:
        words = part.split()
        at = 0
        while at < len(words):  # the longest item is tried first at each place
            size = next(
                (n for n in range(min(longest, len(words) - at), 0, -1) if tuple(words[at : at + n]) in items), 0
            )
            if not size:
                return False
            at += size
            count += 1
    return count >= (3 if len(parts) == 1 else 2)
