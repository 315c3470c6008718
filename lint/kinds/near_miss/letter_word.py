"""What makes a word a suspect of one wrong letter, or none, before its document is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lint.core.conditions import Condition
from lint.kinds.near_miss import score
from lint.kinds.near_miss.beside import CHINESE_SURNAMES
from lint.lexicon.edits import ocr_variants, swaps_of
from lint.lexicon.forms import LISTED, UNKNOWN, Forms, folded
from lint.lexicon.index import Index, Target

LONG = 8
"""Letters from which a swap may also lead to a rare word, and one vowel for another outweighs two words in one."""


class LetterWord:
    """A word as the conditions for suspects see it."""

    def __init__(self, text: str, index: Index, allow: frozenset[str], forms: Forms) -> None:
        self.text = text
        self.index = index
        self.forms = forms
        self.form = folded(text)
        self.is_allowed = self.form in allow
        self.known = forms[self.form]
        self.capital = text[0].isupper()

    @cached_property
    def around(self) -> tuple[tuple[Target, str], ...]:
        """Targets one slip away, with the sort of slip."""
        return tuple(self._around())

    def _around(self) -> Iterator[tuple[Target, str]]:
        index, form = self.index, self.form
        yield from index.near(form)
        if self.known == UNKNOWN and form.isascii() and form.isalpha():
            for printed in ocr_variants(form):
                yield from ((t, "misread") for t in index.named(printed) if t.tier == "word")
            if len(form) >= LONG:
                for right in swaps_of(form, 1):
                    weight = score.RARE.get(self.forms[right])
                    if weight:
                        yield Target(right, right, right, "word", "", "", weight), "swap"

    @property
    def is_plain(self) -> bool:
        """Whether it has nothing but the 26 letters."""
        return self.text.isascii() and self.text.isalpha()

    @property
    def is_regular(self) -> bool:
        """Whether its capitals stand where those of a word do."""
        return self.text.islower() or self.text.istitle() or self.text.isupper() or self.text[1:].islower()

    @property
    def around_accented(self) -> bool:
        """Whether a right form near it is written with an accent: else "Algérie" is how its own language writes it."""
        return any(not target.word.isascii() for target, _ in self.around)

    @property
    def is_target_without_mark(self) -> bool:
        """Whether it is a known form but for an apostrophe: "Sana'a" is how some write Sanaa."""
        bare = self.form.replace("'", "")
        return bare != self.form and (bare in self.index or bool(self.forms[bare]))


UNSUSPECTED: tuple[Condition[LetterWord], ...] = (
    Condition("too short to tell", lambda w: len(w.text) < 4 or (w.text.isupper() and len(w.text) < 6)),
    Condition("capitals inside a word", lambda w: not w.is_regular),
    Condition("its end is the first byte of a broken mark", lambda w: w.text[-1] in "ÂÃâã"),
    Condition("a word list has it", lambda w: w.known in LISTED),
    Condition("the rule allows it", lambda w: w.is_allowed),
    Condition("nothing known is one letter away", lambda w: not w.around),
    Condition("it is a right form itself", lambda w: w.form in w.index),
    Condition("a Chinese surname", lambda w: w.capital and w.form in CHINESE_SURNAMES),
    Condition("a right form with an apostrophe", lambda w: w.is_target_without_mark),
    Condition("accents that nothing known near it has", lambda w: not w.text.isascii() and not w.around_accented),
    Condition("the plural of a right form", lambda w: w.form[-1] == "s" and w.form[:-1] in w.index),
)
"""What makes a word no suspect, whatever the document."""
