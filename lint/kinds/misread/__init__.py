"""`misread`: letters that a machine took from print or out of a PDF as something else.

`of` says what: `ligature`: characters, names and remains of fi, fl, ff, ffi, ffl (`ﬁrst`, `/ﬁve`, `e cient`, `specic`) · `letter`: l, I, 1
and | for one another (`lceland`, `fuII`, `Pius ll`), short words with a letter misread (`tbe`) · `accent`: an accent set beside
its letter (`Caf´e`). The words of `known` and `accented` decide; what may be two words is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.core.errors import did_you_mean
from lint.core.finding import Edit
from lint.core.kind import Candidate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule, Safety
from lint.kinds.code_page.accents import Accents
from lint.kinds.code_page.accents import opened as accents_of
from lint.kinds.misread import accent, letters, ligatures
from lint.kinds.misread.reading import PrintedReading
from lint.lexicon import frequencies
from lint.lexicon.forms import Forms, folded, located, opened
from lint.structure.view import View

SORTS: dict[str, Callable[[View, Forms, Accents], Iterator[PrintedReading]]] = {
    "ligature": ligatures.readings,
    "letter": letters.readings,
    "accent": accent.readings,
}


@dataclass(frozen=True)
class MisreadOptions:
    """Keys of a `misread` rule."""

    of: str
    """What was misread: `ligature`, `letter` or `accent`."""
    known: str = "known-forms.bin"
    """The file of known forms."""
    accented: str = "accented.txt"
    """The file of words with an accent."""
    frequencies: str = "frequencies.bin"
    """The file of frequencies: a word that was put together is one that English uses."""


Files = tuple[Path, Path, Path]
"""Known forms, accented words, frequencies."""


class Misread(Kind[MisreadOptions, Files, None]):
    """Letters misread by a machine."""

    name = "misread"
    Options = MisreadOptions

    def compile(self, options: MisreadOptions, lists: Lists) -> Files:
        if options.of not in SORTS:
            raise ValueError(f"'of' cannot be '{options.of}'{did_you_mean(options.of, SORTS)}")
        return located(options.known, lists), lists.path(options.accented), lists.path(options.frequencies)

    def find(self, rule: Rule[MisreadOptions, Files], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for reading in SORTS[rule.options.of](view, opened(rule.data[0]), accents_of(rule.data[1])):
            # of many tries the table of forms takes one in thousands for known that it does not hold
            if reading.guess and not frequencies.opened(rule.data[2]).word(folded(reading.text)):
                continue
            edits = (Edit(reading.start, reading.end, reading.text),) if rule.fix else ()
            yield Candidate(
                reading.start, reading.end, {"right": reading.text}, reading.evidence,
                edits=edits, safety=None if reading.sure else Safety.UNSAFE,
            )  # fmt: skip


KIND = Misread()
