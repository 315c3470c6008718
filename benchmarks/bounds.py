"""What comparisons should come to (`bounds.toml`), and what to say of those that came to something else."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Comparison, Ratio, short

FILE = Path(__file__).with_name("bounds.toml")


@dataclass(frozen=True)
class Bound:
    """What a comparison is about, what is promised and what is still let through; `None` where nothing is."""

    what: str
    clock: str
    at_most: float | None = None
    at_least: float | None = None
    guard: float | None = None

    def ratio(self, comparison: Comparison) -> Ratio:
        """The ratio by the clock that counts."""
        return comparison.wall if self.clock == "wall" else comparison.cpu

    @property
    def target(self) -> str:
        """The target as a person writes it, empty where there is none."""
        if self.at_most is not None:
            return f"≤ {short(self.at_most)}"
        return f"≥ {short(self.at_least)}" if self.at_least is not None else ""

    def meets(self, ratio: float) -> bool:
        """Whether the target is met; true where there is none."""
        return self._holds(ratio, self.at_most, self.at_least)

    def passes(self, ratio: float) -> bool:
        """Whether the guard lets it through; true where it has no bound."""
        return self.guard is None or self._holds(
            ratio, self.guard if self.at_most is not None else None, self.guard if self.at_least is not None else None
        )

    @staticmethod
    def _holds(ratio: float, at_most: float | None, at_least: float | None) -> bool:
        return (at_most is None or ratio <= at_most) and (at_least is None or ratio >= at_least)


def read(file: Path = FILE) -> dict[str, Bound]:
    """Bounds by the key of their comparison."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))
    return {key: Bound(**{k.replace("-", "_"): v for k, v in entry.items()}) for key, entry in entries.items()}


def worse(comparisons: Iterable[Comparison], bounds: dict[str, Bound]) -> list[str]:
    """A sentence for each comparison that the guard does not let through."""
    out = []
    for comparison in comparisons:
        bound = bounds[comparison.key]
        ratio = bound.ratio(comparison)
        if bound.guard is not None and not bound.passes(ratio.median):
            limit = f"at {'most' if bound.at_most is not None else 'least'} {short(bound.guard)}"
            out.append(f"{comparison.key}: {bound.what.replace('…', short(ratio.median))}; the guard wants {limit}")
    return out
