"""What makes a word a suspect of a slip that a scorecard judges, or none, before its document is asked."""

from __future__ import annotations

from functools import cached_property

from lint.core.conditions import Condition
from lint.lexicon.forms import LISTED, WORD_60, WORD_70, Forms, folded
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.targets import CORE, FIGURE, Known, Targets

FREQUENT = 2.6
"""Zipf from which a listed name is no suspect."""
UNCOMMON, RARE = frozenset((WORD_60, WORD_70)), 2.8
"""Classes of words, and the zipf to which one of them is a suspect all the same."""
SURE = frozenset((CORE, FIGURE))
"""Sorts of names that are never suspects."""


class SpellingWord:
    """A word as the conditions for suspects see it."""

    def __init__(
        self, text: str, forms: Forms, frequencies: Frequencies, targets: Targets, allow: frozenset[str]
    ) -> None:
        self.text = text
        self.frequencies = frequencies
        self.targets = targets
        self.form = folded(text)
        self.cls = forms[self.form]
        self.allowed = self.form in allow
        self.capital = text[0].isupper()

    @property
    def is_plain(self) -> bool:
        """Whether it has nothing but the 26 letters and apostrophes."""
        return self.form.isascii() and self.form.replace("'", "").isalpha()

    @cached_property
    def is_known(self) -> bool:
        """Whether a word list has it, other than one that also has what hardly anybody writes."""
        rare = self.cls in UNCOMMON and not self.capital and self.frequencies.word(self.form) <= RARE
        return self.cls in LISTED and not rare

    @cached_property
    def listed(self) -> Known | None:
        """The name that it is itself."""
        return self.targets.named(self.form) if self.capital else None


UNSUSPECTED: tuple[Condition[SpellingWord], ...] = (
    Condition("too short to tell", lambda w: len(w.text) < (4 if w.capital else 3)),
    Condition("capitals inside a word, or a short acronym", lambda w: not (w.text[1:].islower() or (w.text.isupper() and len(w.text) > 5))),
    Condition("a word list has it", lambda w: w.is_known),
    Condition("the rule allows it", lambda w: w.allowed),
    Condition("the end of a verb is cut off", lambda w: w.form.endswith("'d")),
    Condition("other letters than the 26", lambda w: not w.is_plain),
    Condition("a name that is often met", lambda w: w.listed is not None and (w.listed.zipf >= FREQUENT or bool(SURE & set(w.listed.sorts)))),
    Condition("the plural of a name", lambda w: w.capital and w.form.endswith("s") and w.targets.named(w.form[:-1]) is not None),
)  # fmt: skip
"""What makes a word no suspect, whatever the document: "the two Koreas"."""
