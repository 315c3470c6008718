"""The lines of a document by their shape: which are running text, which are alike, what stands around them.

Scraped pages are judged line by line. What a line is depends on few things that all rules share: its words, whether it
reads as a sentence of the text, and whether lines of one form stand in a row, as in tables, schedules, recipes, minutes,
glossaries and poems. Worked out once per document, in one pass.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lint.core import late, vocabulary
from lint.core.passages import remembered

FUNCTION_WORDS = vocabulary.words("structure/function-words")
"""Words that hold English sentences together: running text has 30 to 45 % of them, labels and menus hardly any."""

STOP = late.re(r"[.!?…][\"”’')\]]*\s*(?:\[\d+\]\s*)*$")
"""The end of a sentence at the end of a line; marks of footnotes may follow."""

WORD = late.re(r"[^\W_]+(?:['’.&-][^\W_]+)*")

RUNNING_WORDS, LONG_WORDS = 10, 40
"""Words from which on a line with a stop, and any line, may be running text."""
RUNNING_SHARE = 0.25
"""Share of function words that running text has at least."""

_MONTH = vocabulary.pattern("structure/month")
_FORMS = (
    ("time", r"[\[(]?\d{1,2}[:.h]\d{2}\b"),
    ("number", vocabulary.pattern("structure/number")),
    ("quantity", r"(?:\d+(?:[.,/]\d+)?|[½¼¾⅓⅔⅛])(?:\s?\d/\d)?\s?(?:[a-z]|%|[½¼¾⅓⅔⅛])"),
    ("bullet", r"[-•*·–—▪●◦‣>+]\s"),
    ("key", r"[\"“]?[A-Z0-9][^:.!?]{0,40}:\s+\S"),
    ("date", f"(?i:{vocabulary.pattern('structure/date', month=_MONTH)})"),
    ("dash", r"[^.!?]{2,40} [–—-] \S"),
    ("equals", r"\S{1,20}\s*=\s*\S"),
)
"""How lines of lists begin; the first that matches is the line's form."""
_FORM = late.re("|".join(f"(?P<{name}>{form})" for name, form in _FORMS))
"""The same, asked at once."""
GAP = late.re(r"\S(?:\t|  +)\S")
_FIGURE = late.re(r"(?:^|\s)[-+$€£]?\d[\d.,:%]*(?=\s|$)")

_AMOUNT = late.re(vocabulary.pattern("structure/amount"))
_DIGIT = late.re(r"\d")

_OF_FIGURES = frozenset("amount quantity figures time date columns".split())
"""Forms of price lists, recipes, tables and schedules, whose sections have headings."""

_OPENING = "\"“‘'_("

STANZA = 4
"""Lines of the shortest run that is taken for verse."""


@dataclass(slots=True)
class Lines:
    """The lines of one document; all lists have one entry a line, blank lines included.

    `tokens` are the words as they stand, `words` the same in lower case; `running` tells running text; `form` is what
    sort of list entry a line looks like, `alike` how many lines of this form stand in a row (0: none); `verse` tells
    lines of poems.
    """

    texts: list[str]
    tokens: list[list[str]]
    words: list[list[str]]
    filled: list[int]
    running: list[bool]
    form: list[str | None]
    alike: list[int]
    verse: list[bool]


def read(raw: Sequence[str]) -> Lines:
    """The lines of a document, given without line ends."""
    read_lines = [_read_line(line) for line in raw]
    filled = [i for i, line in enumerate(read_lines) if line.text]
    running = [line.running for line in read_lines]
    form = [line.form for line in read_lines]
    out = Lines(
        [line.text for line in read_lines], [line.tokens for line in read_lines], [line.words for line in read_lines],
        filled, running, form, _alike(form, filled, running), [False] * len(read_lines),
    )  # fmt: skip
    _mark_verse(out)
    return out


class _Line(NamedTuple):
    """What a line is by itself; see `Lines`."""

    text: str
    tokens: list[str]
    words: list[str]
    running: bool
    form: str | None


@remembered
def _read_line(raw: str) -> _Line:
    text = raw.strip()
    tokens = WORD.findall(text.replace("’", "'"))
    words = [token.lower() for token in tokens]
    form = _form(raw.strip("\r\n"), text, words) if text else None
    return _Line(text, tokens, words, bool(text) and is_running(text, words), form)


def runs(line: str) -> bool:
    """Whether a line, without the space around it, reads as running text."""
    if len(line) < 2 * RUNNING_WORDS - 1:  # each word takes two characters at least
        return False
    return is_running(line, [token.lower() for token in WORD.findall(line.replace("’", "'"))])


def is_running(line: str, words: Sequence[str]) -> bool:
    """Whether a line reads as running text: long enough, closed by a stop (or very long), held together by function words."""
    if len(words) < RUNNING_WORDS or (len(words) < LONG_WORDS and not STOP.search(line)):
        return False
    return sum(map(FUNCTION_WORDS.__contains__, words)) >= RUNNING_SHARE * len(words)


def _form(raw: str, line: str, words: Sequence[str]) -> str | None:
    """The form of a line as an entry of a list or table; nothing where it has none."""
    if line.count("|") >= 2:
        return f"cells-{line.count('|')}"
    if ("  " in raw or "\t" in raw) and len(GAP.findall(raw)) >= 2:
        return "columns"
    figures = len(_FIGURE.findall(line)) if _DIGIT.search(line) else 0
    if figures >= 3 and figures >= 0.4 * (line.count(" ") + 1):
        return "figures"
    found = _FORM.match(line)
    if found:
        return found.lastgroup
    if _AMOUNT.match(line):
        return "amount"
    if line.count(",") + line.count(";") >= 2 and line[-1].isalnum() and FUNCTION_WORDS.isdisjoint(words):
        return "commas"
    return None


def _alike(form: Sequence[str | None], filled: Sequence[int], running: Sequence[bool]) -> list[int]:
    """How many lines of its form each stands in a row with; a heading may part rows of figures."""
    out = [0] * len(form)
    row: list[int] = []

    def close() -> None:
        for i in row:
            out[i] = len(row) if form[i] else 0

    for i, below in itertools.zip_longest(filled, filled[1:]):
        last = form[row[-1]] if row else None
        if row and form[i] == last:
            row.append(i)
        elif last in _OF_FIGURES and not running[i] and below is not None and form[below] == last:
            continue
        else:
            close()
            row = [i]
    close()
    return out


def _mark_verse(lines: Lines) -> None:
    """Runs of short lines that begin with capitals, many of them ending in a comma, as no menu and no list does."""
    start = 0
    filled = lines.filled
    while start < len(filled):
        end = start
        while end < len(filled) and _may_be_verse(lines, filled[end]):
            end += 1
        if end - start >= STANZA and _reads(lines, filled[start:end]):
            ends = [lines.texts[i][-1] for i in filled[start:end]]
            open_ = sum(c in ",;" for c in ends)
            if open_ >= 0.2 * len(ends) and sum(c in ",;:.—-!?" for c in ends) >= 0.6 * len(ends):
                for i in filled[start:end]:
                    lines.verse[i] = True
        start = max(end, start + 1)


def _may_be_verse(lines: Lines, i: int) -> bool:
    text = lines.texts[i]
    return 2 <= len(lines.words[i]) <= 14 and (text[0].isupper() or text[0] in _OPENING) and not lines.running[i]


def _reads(lines: Lines, run: Sequence[int]) -> bool:
    """Whether function words hold these lines together."""
    words = [word for i in run for word in lines.words[i]]
    return sum(map(FUNCTION_WORDS.__contains__, words)) >= 0.2 * len(words)
