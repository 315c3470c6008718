"""Read texts as the `confusion` kind does, outside a run: what the tools that learn its scorecard share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.check.rulebook import Rulebook
from lint.core.text import Document, SourceText
from lint.kinds.confusion.document import NamesRead, read
from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.meant import Case, Weighing, cases
from lint.packs.load import load
from lint.scorecard.card import Scorecard
from lint.structure.view import View

PACK = Path(__file__).resolve().parent.parent / "rules" / "mixups.yaml"


class Reader:
    """The rule with the scorecard, read from the shipped pack, without its points."""

    def __init__(self) -> None:
        self.rule = next(r for r in load([PACK], prove=False).rules if r.id.endswith("country-for-another"))
        self._engine = Rulebook((self.rule,)).engine
        self.gazetteer = self.rule.data.gazetteer
        self.weighing: Weighing = Weighing(Scorecard({}, {}), self.rule.data.weighing.world)
        self.likeness = self.weighing.world.likeness
        self.chinese = self.weighing.world.chinese

    def read(self, text: str, source: SourceText | None = None) -> NamesRead:
        """The text, beside its source if it has one, with its names and anchors."""
        hits = self._engine.scan(text).get(0, [])
        lists = (self.rule.options.entities, self.rule.options.anchors)
        view, data = View(Document(text, source=source)), self.rule.data
        return read(view, self.gazetteer, lists, hits, data.pivot, data.phrases, data.given)

    def cases(self, text: str) -> Iterator[Case]:
        """Every case of a text: each name with each country that may be meant there."""
        yield from cases(Ground(self.read(text), self.chinese), self.weighing, every=True)
