"""On what ground a candidate stands: a language the rule knows, prose or a line for machines, a piece that is one.

`refusal` keeps a rule silent there; `doubt` leaves the finding and makes its correction one that a person should look at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.core.rule import Rule
from lint.structure.language import UNKNOWN, names
from lint.structure.layout import Span
from lint.structure.view import View

_OF_MARKS = frozenset({"whitespace", "typographical"})
"""Classes whose rules mean single marks and spaces, which may be part of a piece."""

_OF_PAGES = frozenset({"markup", "debris"})
"""What is left of a page in a text; where all is markup or code, nothing is left over."""

_OF_WORDS_IN_A_ROW = frozenset({"omission", "grammar", "duplication", "misspelling"})
"""Classes whose rules read words as they follow each other: a word of code among them is a name, whatever it looks like."""

_OF_STANDARD_ENGLISH = frozenset({"grammar", "misspelling", "omission"})
"""Classes whose rules know what an editor would correct: not where a writer spells as his people speak."""

_OF_ONE_AGE = frozenset({"inconsistency", "mistranslation"})
"""Classes about what translators mix up, and one way of writing a name."""

_OF_TODAY = frozenset({"grammar", "omission"})
"""Classes whose rules know how sentences are made today: not those of poems and of old books."""

_CUT_PARTICIPLE = late.regex(rf"(?<!\b(?:{'|'.join(vocabulary.word_list('structure/contracting'))}))['’]d\b", regex.I)
"""The end of `vanish’d`, as poets write it: no contracted "had" or "would"."""

EDGE, BLOCK = 3, 20
"""Lines at the beginning and the end of a document that are its edges; lines that are gone through for a blank one."""

_SURE_ANYWHERE = frozenset({"encoding"})
"""Kinds whose corrections are as safe in a record as in prose: the same bytes, decoded rightly."""


def refusal(rule: Rule, view: View, start: int, end: int) -> str:
    """Why the rule has no business at `start:end`, in words; empty where it has."""
    anatomy = view.anatomy
    if rule.cls in _OF_PAGES and anatomy.facts["machine"]:
        return "the whole document is written for machines"
    if rule.cls in _OF_WORDS_IN_A_ROW and view.holds_code(start, end):
        return "has code within it"
    # "an SMTPException" is read letter by letter
    if rule.cls == "grammar" and view.holds_code(end, min(end + 2, len(view.text))):
        return "has code after it"
    if rule.prose:
        if anatomy.is_machine(start, end):
            return "stands in a line that is written for machines"
        piece = anatomy.atom_at(start, end)
        if piece and not _spares(rule, piece, start, end):
            return f'is part of "{view.text[slice(*piece)][:40]}"'
    if rule.cls in _OF_ONE_AGE and anatomy.facts["archaic"]:
        return "is older than translating machines and fixed spellings of names"
    if rule.cls in _OF_STANDARD_ENGLISH and (other := _other_english(rule, view, start, end)):
        return other
    if rule.languages:
        language = anatomy.language_at(start, end)
        if language and language not in rule.languages:
            return f"reads as {names((language,))}, the rule knows {names(sorted(rule.languages))}"
    return ""


def _other_english(rule: Rule, view: View, start: int, end: int) -> str:
    """What sort of English it is that no editor of today corrects, in words; empty where it is none."""
    anatomy = view.anatomy
    if anatomy.is_dialect(start):
        return "is speech that is written as it sounds"
    if _CUT_PARTICIPLE.match(view.text, end):
        return "ends in the middle of a participle"
    if anatomy.facts["archaic"]:
        return "stands in a text of an age that wrote otherwise"
    if rule.cls in _OF_TODAY and anatomy.facts["verse"]:
        return "stands in verse"
    if rule.cls == "omission" and anatomy.facts["transcript"]:
        return "is spoken, where sentences break off"
    return ""


def _spares(rule: Rule, piece: Span, start: int, end: int) -> bool:
    """Whether a candidate has the piece whole within itself, a rule about marks with something around it."""
    edge = int(rule.cls in _OF_MARKS)
    return start + edge <= piece[0] and piece[1] <= end - edge


def doubt(rule: Rule, view: View, candidate: Candidate) -> bool:
    """Whether the correction is not safe there: for machines, in a language that nothing tells, through a piece, or a line of
    a page that stands close to the text."""
    if rule.kind in _SURE_ANYWHERE:
        return False
    anatomy = view.anatomy
    start, end = candidate.start, candidate.end
    if anatomy.is_machine(start, end):
        return True
    if (
        rule.cls == "debris"
        and rule.fix is not None
        and rule.fix.delete == "line"
        and not _stands_apart(view, start, end)
    ):
        return True
    return bool(rule.languages) and anatomy.language_at(start, end) == UNKNOWN


def _stands_apart(view: View, start: int, end: int) -> bool:
    """Whether lines stand at an edge of the document, or between blank lines with no running text beside them."""
    filled = view.anatomy.lines.filled
    first, last = view.line_of(start), view.line_of(max(start, end - 1))
    if bisect_left(filled, first) < EDGE or len(filled) - bisect_right(filled, last) < EDGE:
        return True
    return _is_parted(view, range(first - 1, -1, -1)) and _is_parted(view, range(last + 1, len(view.line_spans)))


def _is_parted(view: View, numbers: Sequence[int]) -> bool:
    """Whether a blank line comes before the running text, going through the lines with these numbers."""
    lines = view.anatomy.lines
    for number in numbers[:BLOCK]:
        if not lines.texts[number]:
            return True
        if lines.running[number]:
            return False
    return len(numbers) <= BLOCK
