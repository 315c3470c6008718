"""Judgement as data: named facts, whole points for each, bands that turn the sum into a confidence or into silence.

A kind computes which facts hold at a place and gives them to a scorecard; it never decides itself. The points are
learned by `tools/learn.py` and live in YAML, where people can read them, argue with them and override them:

    scorecard:
      base: -12
      points: {twin-anchored: 6, own-anchor-near: -7}
      bands: {high: 8, medium: 5, low: 3}
      trained: {tool: tools/learn.py, data: [...], held-out: {hand: {recall: 0.6, precision: 0.97}}}

Nothing here imports YAML or pydantic: a warm start unpickles cards with their rules.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

BANDS = ("high", "medium", "low")
"""The bands from the top; their names are those of a finding's confidence."""


UNIT = 3.0
"""Points of one unit of log-odds, in cards that are asked for chances."""


class Fact(NamedTuple):
    """One thing that can be true of a place, cheap to test and worth points for or against.

    `manual` is a sentence for people who read the card; `words` is the evidence of a finding, a template filled with
    the values that the kind gives (`{names}`), empty where the fact says nothing to a reader. `sign` is what we know of
    its direction before any learning: 1 speaks for a finding, -1 against, 0 unknown; `tools/learn.py` keeps to it.
    """

    name: str
    manual: str
    words: str = ""
    sign: int = 0


class SheetLine(NamedTuple):
    """One line of a judged sheet: a fact that holds, its points, and the fact in words."""

    fact: str
    points: int
    words: str = ""


@dataclass(frozen=True)
class Sheet:
    """What a scorecard made of one place: the sum, the band that it falls in (`None`: silence), and every fact that
    holds with its points, the weightiest first."""

    total: int
    band: str | None
    lines: tuple[SheetLine, ...] = ()

    def evidence(self, most: int = 3) -> tuple[str, ...]:
        """The facts that weighed most in favour, in words: at most so many, each once."""
        words = [line.words for line in self.lines if line.points > 0 and line.words]
        return tuple(dict.fromkeys(words))[:most]

    def __str__(self) -> str:
        """The whole sheet for `seedlint why`: `9 points (high): +6 twin-anchored, +4 …, -1 …`."""
        facts = ", ".join(f"{line.points:+d} {line.fact}" for line in self.lines if line.points)
        return f"{self.total} points ({self.band or 'silent'}): {facts or 'no fact holds'}"


@dataclass(frozen=True)
class Scorecard:
    """Points for facts, and the sums from which each band begins. Facts without points weigh nothing."""

    points: Mapping[str, int]
    bands: Mapping[str, int]
    base: int = 0
    trained: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: object) -> Scorecard:
        """The card that was written in YAML; raises `ValueError` in words where it is none."""
        if not isinstance(raw, Mapping):
            raise ValueError("a scorecard is a mapping with 'base', 'points' and 'bands'")
        try:
            points, bands = ({str(k): int(v) for k, v in raw[part].items()} for part in ("points", "bands"))
            return cls(points, bands, int(raw.get("base", 0)), dict(raw.get("trained") or {}))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(
                f"a scorecard has 'base', 'points' and 'bands', which are whole numbers: {error}"
            ) from None

    def total(self, facts: Iterable[str]) -> int:
        """The sum alone: what a kind asks first, for the many places that stay silent."""
        points = self.points
        return self.base + sum(points.get(fact, 0) for fact in facts)

    def chance(self, facts: Iterable[str]) -> float:
        """How likely the sum makes it, between 0 and 1."""
        return 1 / (1 + math.exp(-self.total(facts) / UNIT))

    def band(self, total: int) -> str | None:
        """The highest band that a sum reaches; `None` is silence."""
        return next((name for name in BANDS if name in self.bands and total >= self.bands[name]), None)

    def judge(
        self, facts: Iterable[str], known: Mapping[str, Fact] | None = None, values: Mapping[str, str] | None = None
    ) -> Sheet:
        """The whole sheet of a place where these facts hold; `known` and `values` give the evidence its words."""
        held = list(dict.fromkeys(facts))
        lines = [SheetLine(name, self.points.get(name, 0), _in_words(name, known, values)) for name in held]
        lines.sort(key=lambda line: (-abs(line.points), line.fact))
        total = self.total(held)
        return Sheet(total, self.band(total), tuple(lines))


def _in_words(name: str, known: Mapping[str, Fact] | None, values: Mapping[str, str] | None) -> str:
    template = known[name].words if known and name in known else ""
    for key, value in (values or {}).items():
        template = template.replace("{" + key + "}", value)
    return template
