"""One finding for one defect: what a surer finding already says, or removes, is not said again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint.core.finding import Finding, in_order
from lint.core.rule import CONFIDENCES, SAFETIES, SEVERITIES

_OF_SPACES = frozenset(("whitespace", "typographical"))


class Resolved(NamedTuple):
    """The findings that are kept, in order, and for each of the others the one that covers it."""

    kept: list[Finding]
    covered: dict[Finding, Finding]


def resolve_overlaps(findings: Iterable[Finding]) -> Resolved:
    """Part the findings of one document into those that are kept and those that another one covers.

    Of two findings of one class about the same words the weightier is kept, of two of grammar also where one has more words. Where a line or more is debris, its
    spaces, marks, characters and markup are no defects of their own. Else a finding covers another at least as much in
    severity and confidence if both make one correction, if its safe fix removes or rewrites all that the other marks, or
    if both are debris: a bar of links is one thing, whatever its parts. So is a space within a gap: where a value fell out,
    closing up the words around it would hide the loss.
    """
    ordered = in_order(findings)
    beside = _overlaps(ordered)
    kept: set[int] = set()
    covered: dict[Finding, Finding] = {}
    for i in sorted(beside, key=lambda i: (*_first(ordered[i]), -i), reverse=True):
        winner = next((j for j in beside[i] if j in kept and _covers(ordered[j], ordered[i])), None)
        if winner is None:
            kept.add(i)
        else:
            covered[ordered[i]] = ordered[winner]
    return Resolved([f for i, f in enumerate(ordered) if i in kept or i not in beside], covered)


def _overlaps(ordered: Sequence[Finding]) -> dict[int, list[int]]:
    """For every finding that overlaps others (or stands at the same place), their indexes."""
    out: dict[int, list[int]] = defaultdict(list)
    open_: list[int] = []
    for i, finding in enumerate(ordered):
        place = finding.place
        open_ = [j for j in open_ if ordered[j].place.end > place.start or ordered[j].place.start == place.start]
        for j in open_:
            out[i].append(j)
            out[j].append(i)
        open_.append(i)
    return out


def _worth(finding: Finding) -> tuple[int, int, int, int]:
    """Severity, confidence, safety of the fix, length: the order in which findings may cover others."""
    fix = finding.fix
    safety = SAFETIES.index(fix.safety) if fix and fix.edits else -1
    place = finding.place
    return SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence), safety, place.end - place.start


def _is_gap(finding: Finding) -> bool:
    """Whether it says that something fell out, and does not know what."""
    return finding.cls == "omission" and (finding.fix is None or not finding.fix.edits)


def _first(finding: Finding) -> tuple[int, ...]:
    """What comes first may cover the rest: lines of debris, the longest of them, then gaps, then by worth."""
    return (finding.place.end - finding.place.start if _is_page(finding) else 0, _is_gap(finding), *_worth(finding))


def _covers(one: Finding, other: Finding) -> bool:
    """Whether a finding says all that another within it says, and at least as surely."""
    a, b = one.place, other.place
    inside = a.start <= b.start and b.end <= a.end
    if one.cls == other.cls == "grammar" and (inside or (b.start <= a.start and a.end <= b.end)):
        return True
    if not inside:
        return False
    same = (a.start, a.end) == (b.start, b.end)
    if (same and one.cls == other.cls) or (_is_page(one) and not same and other.cls in _PARTS):
        return True
    if any(mine < yours for mine, yours in zip(_worth(one)[:2], _worth(other)[:2], strict=True)):
        return False
    return one.cls == other.cls == "debris" or (_is_gap(one) and other.cls in _OF_SPACES) or _mends(one, other)


def _mends(one: Finding, other: Finding) -> bool:
    """Whether correcting the one corrects the other: they have the same place and edits, or a safe edit rewrites it."""
    if one.fix is None or not one.fix.edits:
        return False
    a, b = one.place, other.place
    if other.fix and other.fix.edits == one.fix.edits and (a.start, a.end) == (b.start, b.end):
        return True
    return one.fix.safety == "safe" and any(e.start <= b.start and b.end <= e.end > e.start for e in one.fix.edits)


_PARTS = frozenset(("whitespace", "typographical", "characters", "markup", "untranslated", "debris"))
"""Classes of what may be wrong within debris and is no defect of the text."""

_SHOWN = (SEVERITIES.index("warning"), CONFIDENCES.index("medium"))
"""Least severity and confidence of findings that people see without asking for more."""


def _is_page(finding: Finding) -> bool:
    """Whether a finding says of whole lines, surely enough to be shown, that they are no text and should go."""
    if finding.cls != "debris" or any(is_ < least for is_, least in zip(_worth(finding)[:2], _SHOWN, strict=True)):
        return False
    start, end = finding.place.start, finding.place.end
    return any(not e.text and e.start <= start < end <= e.end for e in (finding.fix.edits if finding.fix else ()))
