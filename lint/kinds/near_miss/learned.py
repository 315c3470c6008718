"""What the learned searches share: the mapped files they ask, their scorecards, and how a sheet becomes a miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from lint.core.conditions import first_met
from lint.core.kind import Rejected
from lint.kinds.near_miss.beside import beside
from lint.kinds.near_miss.habits import is_odd, quoted_slips, sounds_right
from lint.kinds.near_miss.intended import INTENDED, Meant
from lint.kinds.near_miss.search import Respelling
from lint.lexicon import frequencies, targets
from lint.lexicon.forms import COMMON, folded, opened
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.targets import Targets
from lint.lexicon.tokens import spans
from lint.scorecard.card import Fact, Scorecard, Sheet
from lint.structure.mention import is_sic
from lint.structure.view import View

SAFE = "safe"
"""The band from which a correction may be made unasked: it was right for at least 995 in 1,000 on texts held out."""

DOUBTS = frozenset(
    """form-word-80 form-word-95 form-name-80 form-name-95 form-place form-surname form-listed form-alternate form-on-web-2.2
    form-rivals made-by-rule two-words slip-two slip-sound other-first-letter rival-close rival-near quoted sic foreign
    strange-company odd-word-beside hyphened accents apostrophe all-capitals archaic technical used-thrice person-for-place
    weakly-known used-twice piece-thrice capital first-letter second-letter another-cut prefix-like suffix-like no-function""".split()
)
"""Facts with any of which nothing is corrected unasked, whatever the sum: each is a reading in which the text is right."""


@dataclass(frozen=True)
class Knowledge:
    """The files and scorecards of a rule; picklable, the files are mapped where they are first asked."""

    frequencies: Path
    targets: Path
    cards: Mapping[str, Scorecard]

    def open(self) -> tuple[Frequencies, Targets]:
        """The two files, mapped."""
        return frequencies.opened(self.frequencies), targets.opened(self.targets)


class SlipFinder(Protocol):
    """What finds slips in a document."""

    def find(self, view: View) -> Iterator[Respelling]:
        """The slips."""

    def rejected(self, view: View) -> Iterator[Rejected]:
        """What was passed over, with the reasons."""


class Slips(SlipFinder, Protocol):
    """One search for them."""

    known: Path
    """The file of known forms."""
    convinces: bool
    """Whether what it finds alone, and is not sure of, is shown all the same."""


class Learned(Slips, Protocol):
    """One that judges by scorecards."""

    knowledge: Knowledge


class Both:
    """Two searches for the same slips: where they meet, the surer one speaks."""

    def __init__(self, first: Slips, second: Learned) -> None:
        self.first = first
        self.second = second

    def find(self, view: View) -> Iterator[Respelling]:
        """The slips that either finds, each place once; none in a text whose small words are not those of today's English,
        and none in what a text quotes for its slips."""
        found = list(self._found(view))
        quoted = quoted_slips(view, found)
        yield from (miss for miss in found if miss not in quoted)

    def _found(self, view: View) -> Iterator[Respelling]:
        if is_odd(view, opened(self.first.known)):
            return
        learned = list(self.second.find(view))
        agreed = {(miss.start, miss.end) for miss in learned}
        alone = (self._doubted(view, miss, agreed) for miss in self.first.find(view))
        found = sorted((*learned, *alone), key=_surest)
        covered: set[int] = set()
        for miss in found:
            span = range(miss.start, miss.end)
            doubtful = not miss.sure and (_is_habit(view, miss) or not self._is_strange(view.text, miss))
            silent = doubtful or is_sic(view.text, miss.end)
            if covered.isdisjoint(span) and not (silent or self._reason(view, miss)):
                covered.update(span)
                yield replace(miss, safe=miss.safe and self._is_among_english(view, miss))

    def _doubted(self, view: View, miss: Respelling, agreed: set[tuple[int, int]]) -> Respelling:
        """Of words in small letters, what the first search finds alone is a remark: in natural text most of it was wrong when read."""
        shown = self.first.convinces or miss.sure or (miss.start, miss.end) in agreed
        return miss if shown or not view.text[miss.start].islower() else replace(miss, minor=True)

    def _is_among_english(self, view: View, miss: Respelling) -> bool:
        """Whether the small words beside it are ones that every English text may have: else it may be of another language."""
        around, forms = beside(view.text, miss.start, miss.end), opened(self.second.known)
        return all(
            forms[folded(word)] in COMMON for word in (around.before, around.after) if word.isalpha() and word.islower()
        )

    def _reason(self, view: View, miss: Respelling) -> str | None:
        """Why the form is meant as it stands."""
        frequencies = self.second.knowledge.open()[0]
        return first_met(INTENDED, Meant(view, miss.start, miss.end, opened(self.second.known), frequencies))

    def rejected(self, view: View) -> Iterator[Rejected]:
        """What either passed over and neither found, with the reasons."""
        slips = list(self._found(view))
        found = {(miss.start, miss.end) for miss in slips}
        yield from (Rejected(m.start, m.end, "the text quotes it for its slips") for m in quoted_slips(view, slips))
        for passed in (*self.first.rejected(view), *self.second.rejected(view)):
            if (passed.start, passed.end) not in found:
                yield passed

    def _is_strange(self, text: str, miss: Respelling) -> bool:
        """Whether the form is no other spelling of a place in its own right ("Misrata", "Serrekunda").

        Gazetteers also note misspellings that people search by ("Bejing"): those the usual form outweighs by far.
        """
        frequencies = self.second.knowledge.open()[0]
        form = folded(text[miss.start : miss.end])
        outweighed = frequencies.word(folded(miss.rights[0])) - frequencies.word(form) >= OUTWEIGHS
        return outweighed or not frequencies.is_alternate(form)


def _is_habit(view: View, miss: Respelling) -> bool:
    """Whether the text has a form in small letters so often that it is a word of its own: "lnd", a program."""
    form = view.text[miss.start : miss.end]
    if not form[0].islower() or len(spans(view, form)) < HABIT:
        return False
    return bool(view.anatomy.facts["technical"]) or not sounds_right(folded(form), folded(miss.rights[0]))


HABIT = 4
"""Uses of a form in a document from which on it is one."""
OUTWEIGHS = 2.0
"""Zipf by which the usual name of a place outweighs a form that is no spelling of its own."""


def _surest(miss: Respelling) -> tuple[bool, bool, bool, int]:
    return not miss.safe, not miss.sure, miss.minor, miss.start


def cards_of(data: Mapping[str, object]) -> dict[str, Scorecard]:
    """The scorecards of a list; raises `ValueError` in words where one is none."""
    cards = {}
    for name, card in data.items():
        try:
            cards[str(name)] = Scorecard.of(card)
        except ValueError as error:
            raise ValueError(f"scorecard '{name}': {error}") from None
    return cards


def judged(
    card: Scorecard, held: set[str], known: Mapping[str, Fact], start: int, end: int, rights: tuple[str, ...]
) -> Respelling | None:
    """The miss that a sheet makes of a place; `None` where it is silent."""
    band = card.band(card.total(held))
    if band is None:
        return None
    sheet = card.judge(sorted(held), known, {"right": rights[0]})
    return Respelling(
        start, end, rights, sheet.evidence(), sure=band == "high", minor=band == "low", score=float(sheet.total),
        safe=_is_safe(card, sheet),
    )  # fmt: skip


def _is_safe(card: Scorecard, sheet: Sheet) -> bool:
    doubted = any(line.fact in DOUBTS for line in sheet.lines)
    return SAFE in card.bands and sheet.total >= card.bands[SAFE] and not doubted
