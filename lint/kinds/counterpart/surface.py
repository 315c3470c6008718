"""What can be compared without knowing a language: scripts, sentences, placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import regex

from lint.core import late

Found = tuple[int, int, str]
"""A placeholder or an address where it stands: start, end, text."""
FEW = 4
"""Sentences of the source below which their number says nothing: one may rightly become three."""

SCRIPTS = {
    "zh": r"\p{Han}", "ja": r"[\p{Han}\p{Hiragana}\p{Katakana}]", "ko": r"\p{Hangul}", "ru": r"\p{Cyrillic}", "uk": r"\p{Cyrillic}",
    "bg": r"\p{Cyrillic}", "sr": r"\p{Cyrillic}", "ar": r"\p{Arabic}", "fa": r"\p{Arabic}", "ur": r"\p{Arabic}", "he": r"\p{Hebrew}",
    "el": r"\p{Greek}", "hi": r"\p{Devanagari}", "th": r"\p{Thai}",
}  # fmt: skip
"""Scripts other than Latin, by language."""
_STOP = late.regex(r"[。！？!?…]+|\.+(?=\s|$)|[؟۔।]")
_PLACEHOLDER = late.regex(
    r"\{\{?[\w.:-]*\}?\}|%(?:\(\w+\))?[+#0-]*\d*(?:\.\d+)?[sdifuxXgeE@](?![\p{L}\d])|%\d+\$[sd@]|\$\{[\w.]+\}|\[\[?\w+\]?\](?!\()|"
    r"(?:https?|ftp)://[^\s<>\"'，。）)]+[\w/]|[\w.+-]+@[\w-]+\.[\w.]*\w"
)


def residue(here: str, there: str, language: str, origin: str) -> Iterator[tuple[int, int]]:
    """Spans of the translation that stand in the source's own script, and letter for letter in the source.

    A word that the translation explains in brackets or quotes belongs there.
    """
    script = SCRIPTS.get(origin)
    if script is None or script == SCRIPTS.get(language):
        return
    for match in regex.finditer(rf"{script}+(?:[\s·、]*{script}+)*", here):
        before, after = here[: match.start()].rstrip()[-1:], here[match.end() :].lstrip()[:1]
        explained = before in "(（[“\"'‘《「" and after in ")）]”\"'’》」" and before
        if match.group() in there and not explained:
            yield match.span()


def sentences(text: str) -> int:
    """How many sentences a text has, by its stops; a text without any is one."""
    stops = len(_STOP.findall(text.strip()))
    return max(1, stops + (not _STOP.search(text.strip()[-2:]) if stops else 0))


def unmatched(here: str, there: str) -> tuple[list[Found], list[Found]]:
    """Placeholders and addresses that only the translation has, and those that only the source has: (start, end, text)."""
    mine, theirs = ([(m.start(), m.end(), m.group()) for m in _PLACEHOLDER.finditer(t)] for t in (here, there))
    return _surplus(mine, theirs), _surplus(theirs, mine)


def _surplus(these: Iterable[Found], those: Iterable[Found]) -> list[Found]:
    left = Counter(text for _, _, text in those)
    out = []
    for found in these:
        if left[found[2]] > 0:
            left[found[2]] -= 1
        else:
            out.append(found)
    return out
