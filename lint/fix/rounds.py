"""Applying fixes: the only code that builds a new text. It consumes findings and knows no rule.

Left to right from original offsets, whole fixes or nothing, the output built once. What overlaps an earlier edit is
skipped and reported. Rounds go on until quiet; a text that comes back to an earlier state is left as it was and the rules
that conflict are named.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lint.core.finding import Edit, Finding

MAX_ROUNDS = 10
"""Rounds of fixing after which a text that still changes is given up."""


Attributed = tuple[Edit, tuple[str, ...]]
"""An edit and the names of the rules that asked for it."""

Admit = Callable[[Sequence[Finding]], tuple[list[Finding], list[tuple[Finding, str]]]] | None
"""Which of the fixes that go together may be made, and the others with the reason; `None` admits all."""

Keep = Callable[[Sequence[Finding]], Sequence[Finding]] | None
"""Which of a document's findings count (the others are neither fixed nor left over); `None` is all of them."""


@dataclass(frozen=True, slots=True)
class Applied:
    """One fix that went in: its finding, and the edits in terms of the text of its round."""

    finding: Finding
    round: int


@dataclass
class FixResult:
    """One text on its way to its corrected form, and what happened to it.

    `edits` are all changes together, in terms of the *original* text. `blocked` pairs a finding with the one that was
    in its way. `conflict` names rules that undo each other; the text is then the original. `refused` are fixes that would
    have changed more of the file than its text, with the reason. `left` is what is still
    found in `text`.
    """

    text: str
    original: str = field(init=False)
    applied: list[Applied] = field(default_factory=list)
    edits: list[Attributed] = field(default_factory=list)
    blocked: list[tuple[Finding, Finding]] = field(default_factory=list)
    conflict: tuple[str, ...] = ()
    refused: list[tuple[Finding, str]] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    _seen: list[int] = field(default_factory=list, repr=False)  # hashes of the text before each round
    _held: list[tuple[str, int, int]] = field(default_factory=list, repr=False)  # what does not count: rule, span

    def __post_init__(self) -> None:
        self.original = self.text

    def apply_round(self, findings: Sequence[Finding], safety: str, keep: Keep = None, admit: Admit = None) -> bool:
        """One round: apply what can be applied of `findings`, which were found in `text`.

        True when `text` changed, so that it has to be checked again; a text that came back to an earlier state
        changes once more, to the original, and then never again.
        """
        self.left = self._counting(findings, keep)
        if self.conflict:
            return False
        able = [f for f in self.left if fixable(f, safety)]
        chosen, blocked = choose(able)
        if admit and chosen:
            chosen = self._admitted(chosen, admit)
        if not chosen:
            self.blocked = [
                (loser, winner)
                for loser, winner in self.blocked
                if not (self._came_through(loser) or _deleted_by(loser, winner))
            ]
            return False
        edits: list[Attributed] = [(e, (f.rule,)) for f in chosen for e in (f.fix.edits if f.fix else ())]
        following = apply(self.text, [e for e, _ in edits])
        if not self._seen:
            self.blocked = blocked  # later losers would be in terms of texts that nobody sees
        self.applied += [Applied(f, len(self._seen)) for f in chosen]
        self._seen.append(hash(self.text))
        if hash(following) in self._seen or len(self._seen) == MAX_ROUNDS:
            return self._give_up(hash(following))
        self.edits = compose(self.edits, self.text, edits)
        self.text = following
        return True

    def _admitted(
        self,
        chosen: Sequence[Finding],
        admit: Callable[[Sequence[Finding]], tuple[list[Finding], list[tuple[Finding, str]]]],
    ) -> list[Finding]:
        """Those of the chosen that may be made; the others are noted as refused, each once."""
        admitted, refused = admit(chosen)
        known = {(f.rule, f.place.found, why) for f, why in self.refused}
        self.refused += [(f, why) for f, why in refused if (f.rule, f.place.found, why) not in known]
        return admitted

    def _counting(self, findings: Sequence[Finding], keep: Keep) -> list[Finding]:
        """What counts of `findings`. What did not count in the original never does: it is recognised by its neighbours,
        and a correction beside it changes those."""
        kept = list(keep(findings)) if keep else list(findings)
        if not self._seen:
            counted = {_span(f) for f in kept}
            self._held = [span for f in findings if (span := _span(f)) not in counted]
            return kept
        held = {(rule, moved(start, self.edits), moved(end, self.edits)) for rule, start, end in self._held}
        return [f for f in kept if _span(f) not in held]

    def _give_up(self, following: int) -> bool:
        since = self._seen.index(following) if following in self._seen else MAX_ROUNDS - 2
        self.conflict = tuple(sorted({a.finding.rule for a in self.applied if a.round >= since}))
        changed = self.text != self.original
        self.text = self.original
        self.applied, self.edits, self.blocked = [], [], []
        return changed

    def _came_through(self, loser: Finding) -> bool:
        """Whether a later round made the correction that had been in another's way."""
        spans = [(e.start, e.end) for e in loser.fix.edits] if loser.fix else []
        return any(loser.rule in rules and e.start <= t and s <= e.end for e, rules in self.edits for s, t in spans)


def fixable(finding: Finding, safety: str) -> bool:
    """Whether the fix of `finding` may be applied at this level (`safe`, or `unsafe` for both)."""
    allowed = ("safe",) if safety == "safe" else ("safe", "unsafe")
    return finding.fix is not None and bool(finding.fix.edits) and finding.fix.safety in allowed


def _deleted_by(loser: Finding, winner: Finding) -> bool:
    """Whether the winner deletes all that the loser would have corrected: then nothing is left undone."""
    wins, losses = (f.fix.edits if f.fix else () for f in (winner, loser))
    return all(any(not w.text and w.start <= e.start and e.end <= w.end for w in wins) for e in losses)


def _span(finding: Finding) -> tuple[str, int, int]:
    return finding.rule, finding.place.start, finding.place.end


def moved(offset: int, edits: Iterable[Attributed]) -> int:
    """Where an offset of the original text is in the edited one."""
    return offset + sum(len(e.text) - (e.end - e.start) for e, _ in edits if e.end <= offset and e.start < offset)


def choose(findings: Iterable[Finding]) -> tuple[list[Finding], list[tuple[Finding, Finding]]]:
    """The findings whose edits can be applied together, and the losers with what blocks them.

    Earlier, then longer, then surer edits win. Two insertions at one place don't go together, nor do edits of two rules
    that touch: the second was found beside a text that the first changes, so it has to be found again on the result.
    """
    chosen: list[Finding] = []
    taken: list[tuple[int, int, int]] = []  # start, end, index in `chosen`: never overlapping, in order
    blocked = []
    for finding in sorted(findings, key=_rank):
        assert finding.fix is not None
        rival = next(
            (i for e in finding.fix.edits if (i := _in_the_way(taken, e, finding.rule, chosen)) is not None), None
        )
        if rival is not None:
            if chosen[rival].fix != finding.fix:
                blocked.append((finding, chosen[rival]))
            continue
        for e in finding.fix.edits:
            bisect.insort(taken, (e.start, e.end, len(chosen)))
        chosen.append(finding)
    return chosen, blocked


def _rank(finding: Finding) -> tuple[int, int, int, str]:
    assert finding.fix is not None
    first = finding.fix.edits[0]
    return (first.start, -first.end, {"safe": 0, "unsafe": 1}.get(finding.fix.safety, 2), finding.rule)


def _in_the_way(taken: Sequence[tuple[int, int, int]], edit: Edit, rule: str, chosen: Sequence[Finding]) -> int | None:
    # spans in order that don't overlap: the clash, if any, lies among the few around the place of insertion
    at = bisect.bisect_left(taken, (edit.start, edit.end, -1))
    around = itertools.chain(taken[max(0, at - 2) : at], itertools.islice(taken, at, None))
    for start, end, index in around:
        if start > edit.end:
            break
        if (edit.start < end and start < edit.end) or (edit.start == edit.end == start == end):
            return index
        if edit.start <= end and start <= edit.end and chosen[index].rule != rule:
            return index
    return None


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
    text: str, check: Callable[[str], Sequence[Finding]], safety: str = "safe", keep: Keep = None
) -> FixResult:
    """Fix until quiet: `check` gives the findings of a text; `keep` says what counts of them."""
    result = FixResult(text)
    while result.apply_round(check(result.text), safety, keep):
        pass
    return result


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
