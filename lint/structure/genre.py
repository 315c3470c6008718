"""What sort of document it is, told by the shape of its lines: verse, a transcript, a listing, or prose."""

from __future__ import annotations

from collections import Counter

from lint.core import late
from lint.structure.lines import Lines

VERSE, TRANSCRIPT, LISTING, PROSE = "verse", "transcript", "listing", "prose"
GENRES = (VERSE, TRANSCRIPT, LISTING, PROSE)

HALF, THIRD = 1 / 2, 1 / 3
"""Shares of a document's lines (for prose, of its characters) that make it verse, a listing or prose; a transcript."""

FEWEST = 4
"""Lines that a document has at least, and turns of a transcript."""

ROW = 3
"""Lines of one form in a row that are a list."""

_SPEAKER = late.re(
    r"(?:\[[\d:.]+\]\s*)?(?:\*\*)?((?:\b[A-Z][\w.'’-]*\s?){1,4}(?:#\d)?:|\[[A-Za-z]+(?: [A-Za-z\d]+)?\](?= \S))(?=\s|\*\*|$)"
)
"""How a turn begins: `Ann Lee:`, also in bold or after a time; `Guest #2:`; `[doctor]`."""
_CLOCK = late.re(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?\b")


def genre(lines: Lines) -> str | None:
    """The sort of a document; `None` where its lines are mixed or few."""
    filled = lines.filled
    if len(filled) < FEWEST:
        return PROSE if _is_prose(lines) else None
    if sum(lines.verse[i] for i in filled) >= HALF * len(filled):
        return VERSE
    if _is_transcript(lines):
        return TRANSCRIPT
    if sum(lines.alike[i] >= ROW for i in filled) >= HALF * len(filled):
        return LISTING
    return PROSE if _is_prose(lines) else None


def _is_prose(lines: Lines) -> bool:
    total = sum(len(lines.texts[i]) for i in lines.filled)
    return total > 0 and sum(len(lines.texts[i]) for i in lines.filled if lines.running[i]) >= HALF * total


def _is_transcript(lines: Lines) -> bool:
    """Whether a third of the lines are turns: names before a colon, some of which come again, or times of day."""
    timed = sum(bool(_CLOCK.match(lines.texts[i])) for i in lines.filled)
    speakers = Counter(m[1] for i in lines.filled if (m := _SPEAKER.match(lines.texts[i])))
    turns = sum(count for count in speakers.values() if count > 1)
    return max(timed, turns) >= max(FEWEST, THIRD * len(lines.filled))
