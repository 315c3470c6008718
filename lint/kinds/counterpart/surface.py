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
ADDRESS = r"(?:https?|ftp)://[!-~--[<>\"'()]]+[\w/]|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.]*[A-Za-z0-9]"
"""A URL or an e-mail address, in letters of ASCII: Chinese and Arabic go on after one without a space."""
_NAMED = r"\[\s?\[?(?:\w*[\d_]\w*|[A-Z]{2,})\]?\s?\](?!\()"
"""A placeholder in square brackets, by a figure, a low line or capitals: words in them are remarks."""
_PLACEHOLDER = late.regex(
    r"\{\{?[\w.:-]*\}?\}|%(?:\(\w+\))?[+#0-]*\d*(?:\.\d+)?[sdifuxXgeE@](?![\p{L}\d])|%\d+\$[sd@]|\$\{[\w.]+\}|"
    rf"{_NAMED}|{ADDRESS}",
    regex.VERSION1,
)
_NO_PROSE = late.regex(
    rf"{ADDRESS}|[@#]\s?\w+|<\s?/?\s?\p{{L}}[^<>]*>|{_NAMED}|[A-Za-z0-9_-]*\d[A-Za-z0-9_-]*|[\w-]+\s?=\s?\w+",
    regex.VERSION1,
)


def prose(text: str) -> str:
    """A text without what is not translated: addresses, names of users, hash tags, markup, codes."""
    return _NO_PROSE.sub(" ", text)


_BARS = frozenset("丨一〇")
"""Characters that stand for a bar, a dash or a circle."""
_IN_ADDRESS = late.regex(r"://\S*$")


def residue(here: str, there: str, language: str, origin: str) -> Iterator[tuple[int, int]]:
    """Spans of the translation that stand in the source's own script, and letter for letter in the source.

    A word that the translation explains in brackets or quotes belongs there, and so do the name of a user and an address.
    """
    script = SCRIPTS.get(origin)
    if script is None or script == SCRIPTS.get(language):
        return
    for match in regex.finditer(rf"(?<![@#]\s?|{script}){script}+(?:[\s·、.-]*{script}+)*", here):
        if match.group() in _BARS or _IN_ADDRESS.search(here, endpos=match.start()):
            continue
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
    mine, theirs = (
        [(m.start(), m.end(), "".join(m.group().split())) for m in _PLACEHOLDER.finditer(t)] for t in (here, there)
    )
    if not mine and not theirs:
        return [], []
    unspaced = "".join(there.split()).casefold()  # a @ b . com
    added = (found for found in _surplus(mine, theirs) if "@" not in found[2] or found[2].casefold() not in unspaced)
    return list(added), _surplus(theirs, mine)


def _surplus(these: Iterable[Found], those: Iterable[Found]) -> list[Found]:
    left = Counter(text for _, _, text in those)
    out = []
    for found in these:
        if left[found[2]] > 0:
            left[found[2]] -= 1
        else:
            out.append(found)
    return out
