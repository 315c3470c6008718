"""The page of a corpus: what a curator asks of many records before reading any of them.

How much is wrong, with which records and where in the files, which rules speak and in which fields, what has changed
since an earlier report, and a few passages for each rule. It is as large for a million findings as for a thousand, needs
no script, and prints.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lint.core.finding import NEIGHBOUR_CHARACTERS, Finding
from lint.report.formats._passage import KEPT, passage, shortened
from lint.report.formats._template import rendered
from lint.report.model import Report
from lint.report.summary import SourceCounts, Summary

SUFFIX = ".corpus.html"

RULES = 40
"""Rules that are shown one by one, those with most findings."""

FIELDS = 6
"""Fields that have a column of their own."""

CHANGES = 15
"""Rules shown of those that find more or less than before."""

SHADES = 5
"""Steps of colour of the table of fields."""

LOADS = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, 100), (101, None))
"""Findings of one document that are counted together."""


class Bar(NamedTuple):
    """A row of a chart: `length` is out of 100."""

    name: str
    number: int
    length: float


class RateChange(NamedTuple):
    """How often a rule speaks now and spoke then: findings, and findings per 1,000 documents more or less."""

    rule: str
    before: int
    now: int
    rate: float
    length: float


def render(report: Report) -> Iterator[str]:
    """The page."""
    known = Summary.of(report.findings, report.documents, report.characters)
    rules = sorted(known.rules.items(), key=lambda item: (-item[1].findings, item[0]))
    fields = _fields(known)
    outcomes = {name: sum(r.outcomes[name] for r in known.rules.values()) for name in ("safe", "decide", "flag")}
    yield rendered(
        "corpus",
        known=known,
        report=report,
        outcomes=outcomes,
        worst=known.share_of_worst(0.01),
        loads=list(_loads(known)),
        sources=[(name, source, _strip(source)) for name, source in known.sources.items()],
        classes=_classes(known),
        fields=fields,
        rules=[(name, rule, _shades(rule.fields, fields, known)) for name, rule in rules[:RULES]],
        more_rules=rules[RULES:],
        told={rule.name: rule for rule in report.rules},
        samples={name: [(f, _pieces(f)) for f in rule.samples] for name, rule in rules[:RULES]},
        changes=_changes(known, report.earlier) if report.earlier is not None else None,
        earlier=report.earlier,
    )


def _pieces(finding: Finding) -> list[tuple[str, str]]:
    """The passage of a finding from a whole word to a whole word, with `…` where its line goes on."""
    pieces = [(piece.role, shortened(piece.text, 300)) for piece in passage(finding)]
    before, after = finding.place.before, finding.place.after
    if pieces[0][0] == KEPT and len(before) >= NEIGHBOUR_CHARACTERS and finding.place.column > NEIGHBOUR_CHARACTERS + 1:
        pieces[0] = (KEPT, "… " + re.sub(r"^\S{0,15}\s+", "", pieces[0][1]))
    if pieces[-1][0] == KEPT and len(after) >= NEIGHBOUR_CHARACTERS:
        pieces[-1] = (KEPT, re.sub(r"\s+\S{0,15}$", "", pieces[-1][1]) + " …")
    return pieces


def _loads(known: Summary) -> Iterator[Bar]:
    """Documents by how many findings they have."""
    rows = [("none", known.documents - known.touched)]
    for low, high in LOADS:
        name = f"{low}" if low == high else f"{low}–{high}" if high else f"{low} and more"
        rows.append((name, sum(n for load, n in known.loads.items() if low <= load and (high is None or load <= high))))
    most = max(1, *(n for _, n in rows))
    while rows and not rows[-1][1]:
        rows.pop()
    yield from (Bar(name, n, 100 * n / most) for name, n in rows)


def _strip(source: SourceCounts) -> list[tuple[int, float]]:
    """Where in a file of records findings are: the number of each stretch and its height out of 20."""
    most = max(source.bins, default=0)
    return [(place, 20 * n / most) for place, n in enumerate(source.bins) if n]


def _classes(known: Summary) -> list[tuple[str, Mapping[str, int], int]]:
    """Findings of each class by what happens to them, the commonest first, with their sum."""
    by_class: dict[str, dict[str, int]] = {}
    for rule in known.rules.values():
        counts = by_class.setdefault(rule.cls, dict.fromkeys(("safe", "decide", "flag"), 0))
        for name, n in rule.outcomes.items():
            counts[name] += n
    rows = [(name, counts, sum(counts.values())) for name, counts in by_class.items()]
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def _fields(known: Summary) -> list[str]:
    """The fields with most findings; none where no text is a field of a record."""
    counts: dict[str, int] = {}
    for rule in known.rules.values():
        for name, n in rule.fields.items():
            counts[name] = counts.get(name, 0) + n
    return sorted(filter(None, counts), key=lambda name: (-counts[name], name))[:FIELDS]


def _shades(own: Mapping[str, int], fields: list[str], known: Summary) -> list[tuple[int, int]]:
    """For each field how often the rule speaks there, and the shade of the cell, which grows with the square root."""
    most = max((n for rule in known.rules.values() for n in rule.fields.values()), default=1)
    return [(n, math.ceil(SHADES * math.sqrt(n / most))) for n in (own.get(name, 0) for name in fields)]


def _changes(known: Summary, earlier: Mapping[str, object]) -> list[RateChange]:
    """Rules that speak more often or less often than before, by documents, the most changed first."""
    then = earlier.get("by_rule")
    before = {str(k): int(v) for k, v in then.items() if isinstance(v, int)} if isinstance(then, Mapping) else {}
    documents = earlier.get("documents")
    of_old = 1000 / max(1, documents if isinstance(documents, int) else 0)
    of_new = 1000 / max(1, known.documents)
    now = {name: rule.findings for name, rule in known.rules.items()}
    rates = {name: of_new * now.get(name, 0) - of_old * before.get(name, 0) for name in {*now, *before}}
    ordered = sorted((name for name, rate in rates.items() if rate), key=lambda name: (-abs(rates[name]), name))
    most = abs(rates[ordered[0]]) if ordered else 1.0
    return [
        RateChange(name, before.get(name, 0), now.get(name, 0), rates[name], 50 * rates[name] / most)
        for name in ordered[:CHANGES]
    ]
