"""Where the time goes: the seconds that each rule takes on some documents."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from lint.check import pipeline
from lint.check.rulebook import Rulebook
from lint.core.text import Document
from lint.structure.view import View


@dataclass
class Profile:
    """Seconds (wall clock): `scan` is the one search for all rules, `rules` what each one then does with what was met.

    Work that rules share (the document's anatomy, words) is counted for the first that asks for it.
    """

    scan: float = 0.0
    rules: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    characters: int = 0

    @property
    def total(self) -> float:
        """All seconds."""
        return self.scan + sum(self.rules.values())


def profiled(documents: Iterable[Document], book: Rulebook) -> Profile:
    """Go through documents as a check does, watching the clock."""
    out = Profile()
    engine = book.engine
    for document in documents:
        out.characters += len(document.text)
        view = View(document)
        at = time.perf_counter()
        hits = engine.scan(document.text)
        out.scan += (now := time.perf_counter()) - at
        at = now
        for asked, met in book.plan.asked(view, hits):
            admits, kind = partial(pipeline.admits, asked, view), asked.kind
            for candidate in kind.find(asked.rule, view, met):
                admits(candidate.start, candidate.end)
            if asked.tallies:
                kind.tally(asked.rule, view, met, admits)
            out.rules[asked.rule.name] += (now := time.perf_counter()) - at
            at = now
    return out


def table(profile: Profile, most: int = 30) -> Iterator[str]:
    """The profile for a person: the rules that take longest."""
    total = profile.total or 1e-9
    yield f"{profile.characters:,} characters in {total:.2f} s ({profile.characters / total / 1e6:.1f} million a second)"
    yield f"{profile.scan:>8.3f} s  {profile.scan / total:>4.0%}  the one scan for all rules"
    ranked = sorted(profile.rules.items(), key=lambda r: (-r[1], r[0]))
    for name, seconds in ranked[:most]:
        yield f"{seconds:>8.3f} s  {seconds / total:>4.0%}  {name}"
    rest = ranked[most:]
    if rest:
        seconds = sum(s for _, s in rest)
        yield f"{seconds:>8.3f} s  {seconds / total:>4.0%}  {len(rest)} other rules"
