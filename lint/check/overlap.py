"""One finding for one defect: what a surer finding already says, or removes, is not said again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lint.core.finding import Finding, in_order
from lint.core.rule import CONFIDENCES, SAFETIES, SEVERITIES

_OF_BLANKS = frozenset(("whitespace", "typographical"))


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one document, in order, without those that another one covers.

    A finding covers another at least as much in severity and confidence if both mark the same words and are of one
    class or make one correction, or if its safe fix removes or rewrites all that the other marks. Debris within
    debris is covered too: a bar of links is one thing, whatever its parts. So is a blank within a gap: where a value
    fell out, closing up the words around it would hide the loss.
    """
    ordered = in_order(findings)
    beside = _overlaps(ordered)
    kept: set[int] = set()
    for i in sorted(beside, key=lambda i: (_is_gap(ordered[i]), *_worth(ordered[i]), -i), reverse=True):
        if not any(j in kept and _covers(ordered[j], ordered[i]) for j in beside[i]):
            kept.add(i)
    return [f for i, f in enumerate(ordered) if i in kept or i not in beside]


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


def _covers(one: Finding, other: Finding) -> bool:
    a, b = one.place, other.place
    if not (a.start <= b.start and b.end <= a.end):
        return False
    if any(mine < yours for mine, yours in zip(_worth(one)[:2], _worth(other)[:2], strict=True)):
        return False
    if one.cls == other.cls and ((a.start, a.end) == (b.start, b.end) or one.cls == "debris"):
        return True
    if _is_gap(one) and other.cls in _OF_BLANKS:
        return True
    if one.fix is None or not one.fix.edits:
        return False
    if (a.start, a.end) == (b.start, b.end) and other.fix and other.fix.edits == one.fix.edits:
        return True
    return one.fix.safety == "safe" and any(e.start <= b.start and b.end <= e.end > e.start for e in one.fix.edits)
