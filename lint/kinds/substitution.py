"""`substitution`: a table of wrong → right, thousands of entries at the price of one scan.

`table` maps what is wrong to what is right; a list of rights makes a suggestion with choices. `concepts` is a term
base: for each concept the `right` form, the `wrong` ones and, as a remark only, the `doubtful` ones. Words count only
whole; `ignore-case` also finds `Wrong`, `Wrong Words` and `WRONG` and gives the correction the same case. Where two
entries overlap, the longer one speaks. In a message, `{right}` is the correction and `{zh}` the Chinese term.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from lint.core import vocabulary
from lint.core.finding import Edit
from lint.core.kind import Candidate, Hit, Kind, Needle
from lint.core.rule import Confidence, Rule, Safety, Severity
from lint.structure.view import View


@dataclass(frozen=True)
class Concept:
    """One concept of a term base and its names."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    right: str | list[str]
    """The official or usual form; several are offered as choices."""
    wrong: list[str] = field(default_factory=list)
    """Forms that an editor would certainly correct."""
    doubtful: list[str] = field(default_factory=list)
    """Forms that an editor would want to look at: found at severity `info`, confidence `low`."""
    zh: str = ""
    """The Chinese term behind it, shown as evidence."""
    note: str = ""
    """Where the right form is used, or what to think of, shown as evidence."""


@dataclass(frozen=True)
class SubstitutionOptions:
    """Keys of a `substitution` rule."""

    table: dict[str, str | list[str]] = field(default_factory=dict)
    """Wrong → right (or several rights), or the `$name` of such a list."""
    concepts: list[Concept] = field(default_factory=list)
    """A term base: concepts with `right`, `wrong`, `doubtful`, `zh`, `note`, or the `$name` of such a list."""
    ignore_case: bool = False
    """Find other cases too, and keep the case of what was found."""


class Replacement(NamedTuple):
    """What to say where one wrong form stands; thousands are unpickled when a run begins."""

    rights: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    zh: str = ""
    doubtful: bool = False


class Substitution(Kind[SubstitutionOptions, dict[str, Replacement], None]):
    """A table of wrong and right words."""

    name = "substitution"
    Options = SubstitutionOptions

    def compile(self, options: SubstitutionOptions, lists: Mapping[str, object]) -> dict[str, Replacement]:
        entries: dict[str, Replacement] = {}
        for wrong, entry in _entries(options):
            if not wrong.strip():
                raise ValueError("the table has an empty entry")
            if wrong in entry.rights:
                raise ValueError(f"'{wrong}' is replaced by itself")
            if wrong in entries:
                raise ValueError(f"'{wrong}' has two entries: {entries[wrong].rights[0]}, {entry.rights[0]}")
            entries[wrong] = entry
        if not entries:
            raise ValueError("a 'substitution' rule needs 'table' or 'concepts'")
        return entries

    def needles(self, rule: Rule[SubstitutionOptions, dict[str, Replacement]]) -> Iterable[Needle]:
        for wrong in rule.data:
            yield Needle(wrong, literal=True, ignore_case=rule.options.ignore_case, tag=wrong)

    def find(
        self, rule: Rule[SubstitutionOptions, dict[str, Replacement]], view: View, hits: Sequence[Hit]
    ) -> Iterable[Candidate]:
        # where two entries differ in case only, the one that stands there as written speaks
        exact = sorted(hits, key=lambda h: view.text[h.start : h.end] != h.tag)
        for hit in longest(exact):
            found = view.text[hit.start : hit.end]
            entry: Replacement = rule.data[hit.tag]
            rights = [like(found, r) for r in entry.rights] if rule.options.ignore_case else list(entry.rights)
            if found in rights:
                continue
            edits = (Edit(hit.start, hit.end, rights[0]),) if len(rights) == 1 else ()
            choices = tuple(rights) if len(rights) > 1 else ()
            values = {"right": '" or "'.join(rights), "zh": entry.zh}
            candidate = Candidate(hit.start, hit.end, values, entry.evidence, edits=edits, choices=choices)
            if entry.doubtful:
                candidate.severity, candidate.confidence, candidate.safety = (
                    Severity.INFO,
                    Confidence.LOW,
                    Safety.SUGGEST,
                )
            yield candidate


def _entries(options: SubstitutionOptions) -> Iterable[tuple[str, Replacement]]:
    for wrong, right in options.table.items():
        yield wrong, Replacement((right,) if isinstance(right, str) else tuple(right))
    for c in options.concepts:
        rights = (c.right,) if isinstance(c.right, str) else tuple(c.right)
        evidence = tuple(e for e in (c.zh and f"Chinese: {c.zh}", c.note) if e)
        for doubtful, forms in ((False, c.wrong), (True, c.doubtful)):
            for form in forms:
                yield form, Replacement(rights, evidence, c.zh, doubtful)


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Leftmost, then longest hits; what overlaps an earlier one is dropped."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not out or hit.start >= out[-1].end:
            out.append(hit)
    return out


_SMALL = vocabulary.words("substitution/small")
"""Words that headlines leave in lower case (Chicago Manual of Style, 8.159)."""


def like(found: str, right: str) -> str:
    """`right` in the case of `found`: as it stands, with a capital, in Title Case, or in capitals."""
    if found.isupper() and len(found) > 1:
        return right.upper()
    if not found[:1].isupper():
        return right
    large = [w for w in found.split() if w not in _SMALL]
    if len(large) > 1 and all(w[:1].isupper() for w in large):
        right = " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in right.split(" "))
    return right[:1].upper() + right[1:]


KIND = Substitution()
