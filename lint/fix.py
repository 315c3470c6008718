"""Applying fixes: the only code that builds a new text. It consumes findings and knows no rule.

Left to right from original offsets, whole fixes or nothing, the output built once. What overlaps an earlier edit is
skipped and said. Rounds go on until quiet; a text that comes back to an earlier state is left as it was and the rules
that quarrel are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lint.finding import Edit, Finding

ROUNDS = 10
"""Rounds of fixing after which a text that still changes is given up."""


Attributed = tuple[Edit, tuple[str, ...]]
"""An edit and the names of the rules that asked for it."""


@dataclass(frozen=True, slots=True)
class Applied:
    """One fix that went in: its finding, and the edits in terms of the text of its round."""

    finding: Finding
    round: int


@dataclass
class FixResult:
    """What fixing made of one text.

    `edits` are all changes together, in terms of the *original* text. `blocked` pairs a finding with the one that was
    in its way. `quarrel` names rules that undo each other; the text is then the original.
    """

    text: str
    applied: list[Applied] = field(default_factory=list)
    edits: list[Attributed] = field(default_factory=list)
    blocked: list[tuple[Finding, Finding]] = field(default_factory=list)
    quarrel: tuple[str, ...] = ()
    left: list[Finding] = field(default_factory=list)


def fixable(finding: Finding, safety: str) -> bool:
    """Whether the fix of `finding` may be applied at this level (`safe`, or `unsafe` for both)."""
    allowed = ("safe",) if safety == "safe" else ("safe", "unsafe")
    return finding.fix is not None and bool(finding.fix.edits) and finding.fix.safety in allowed


def choose(findings: Iterable[Finding]) -> tuple[list[Finding], list[tuple[Finding, Finding]]]:
    """The findings whose edits can be applied together, and the losers with what blocks them.

    Earlier, then longer, then surer edits win; two insertions at one place don't go together.
    """
    chosen: list[Finding] = []
    taken: list[tuple[int, int, Finding]] = []
    blocked = []
    for finding in sorted(findings, key=_rank):
        assert finding.fix is not None
        rival = next((f for e in finding.fix.edits for s, t, f in taken if _clash(e.start, e.end, s, t)), None)
        if rival is not None:
            if rival.fix != finding.fix:
                blocked.append((finding, rival))
            continue
        chosen.append(finding)
        taken += [(e.start, e.end, finding) for e in finding.fix.edits]
    return chosen, blocked


def _rank(finding: Finding) -> tuple[int, int, int, str]:
    assert finding.fix is not None
    first = finding.fix.edits[0]
    return (first.start, -first.end, {"safe": 0, "unsafe": 1}.get(finding.fix.safety, 2), finding.rule)


def _clash(start: int, end: int, s: int, t: int) -> bool:
    return (start < t and s < end) or (start == end == s == t) or (start == end and s < start < t)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits made; offsets are of `text`, edits must not overlap."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        out += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*out, text[at:]))


def fix_text(
    text: str,
    check: Callable[[str], Sequence[Finding]],
    safety: str = "safe",
    wanted: Callable[[Finding], bool] | None = None,
) -> FixResult:
    """Fix until quiet: `check` gives the findings of a text; `wanted` narrows what may be applied (first round only
    sees original offsets, so a choice by person holds there)."""
    result = FixResult(text)
    states = [text]
    for round_ in range(ROUNDS):
        current = states[-1]
        findings = list(check(current))
        able = [f for f in findings if fixable(f, safety) and (wanted is None or wanted(f))]
        chosen, blocked = choose(able)
        if round_ == 0:
            result.blocked = blocked
        if not chosen:
            result.text, result.left = current, findings
            return result
        edits: list[Attributed] = [(e, (f.rule,)) for f in chosen for e in (f.fix.edits if f.fix else ())]
        result.edits = compose(result.edits, current, edits)
        result.applied += [Applied(f, round_) for f in chosen]
        following = apply(current, [e for e, _ in edits])
        if following in states:
            break
        states.append(following)
    since = states.index(following) if following in states[:-1] else ROUNDS - 2
    rules = {a.finding.rule for a in result.applied if a.round >= since}
    return FixResult(text, quarrel=tuple(sorted(rules)), left=list(check(text)))


def compose(first: Sequence[Attributed], current: str, second: Sequence[Attributed]) -> list[Attributed]:
    """Two rounds as one: `first` leads to `current`, `second` goes on from there; the sum is in terms of the original.

    Edits of both rounds that overlap or touch become one, whose rules are those of all its parts.
    """
    parts: list[tuple[int, int, Attributed | None, Attributed | None]] = []
    shift = 0
    for edit, rules in sorted(first):
        start = edit.start + shift
        shift += len(edit.text) - (edit.end - edit.start)
        parts.append((start, start + len(edit.text), (edit, rules), None))
    parts += [(edit.start, edit.end, None, (edit, rules)) for edit, rules in second]
    groups: list[list[tuple[int, int, Attributed | None, Attributed | None]]] = []
    reach = -1
    for part in sorted(parts, key=lambda p: (p[0], p[1])):
        if groups and part[0] <= reach:
            groups[-1].append(part)
        else:
            groups.append([part])
        reach = max(reach, part[1]) if len(groups[-1]) > 1 else part[1]
    out: list[Attributed] = []
    shift = 0
    for group in groups:
        low, high = group[0][0], max(p[1] for p in group)
        olds = [p[2] for p in group if p[2]]
        news = [p[3] for p in group if p[3]]
        moved = shift + sum(len(e.text) - (e.end - e.start) for e, _ in olds)
        inner = [Edit(e.start - low, e.end - low, e.text) for e, _ in news]
        rules = tuple(dict.fromkeys(r for _, names in (*olds, *news) for r in names))
        out.append((Edit(low - shift, high - moved, apply(current[low:high], inner)), rules))
        shift = moved
    return out
