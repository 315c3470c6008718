"""`substitution`: a table of wrong → right, thousands of entries at the price of one scan.

`table` maps what is wrong to what is right; a list of rights makes a suggestion with choices. Words count only whole;
`ignore-case` also finds `Wrong` and `WRONG` and gives the correction the same case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lint.finding import Edit
from lint.rule import Candidate, Hit, Kind, Needle, Rule
from lint.view import View


@dataclass(frozen=True)
class SubstitutionOptions:
    """Keys of a `substitution` rule."""

    table: dict[str, str | list[str]]
    """Wrong → right (or several rights), or the `$name` of such a list."""
    ignore_case: bool = False
    """Find other cases too, and keep the case of what was found."""


class Substitution(Kind):
    """A table of wrong and right words."""

    name = "substitution"
    Options = SubstitutionOptions

    def compile(self, options: SubstitutionOptions, lists: Mapping[str, Any]) -> None:
        for wrong, right in options.table.items():
            if not wrong.strip():
                raise ValueError("the table has an empty entry")
            if wrong == right:
                raise ValueError(f"'{wrong}' is replaced by itself")

    def needles(self, rule: Rule) -> Iterable[Needle]:
        for wrong in rule.options.table:
            yield Needle(wrong, literal=True, ignore_case=rule.options.ignore_case, tag=wrong)

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for hit in longest(hits):
            found = view.text[hit.start : hit.end]
            right = rule.options.table[hit.tag]
            rights = [like(found, r) for r in ([right] if isinstance(right, str) else right)]
            rights = [r for r in rights if r != found]
            if not rights:
                continue
            edits = (Edit(hit.start, hit.end, rights[0]),) if len(rights) == 1 else ()
            choices = tuple(rights) if len(rights) > 1 else ()
            yield Candidate(hit.start, hit.end, {"right": " or ".join(rights)}, edits=edits, choices=choices)


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Leftmost, then longest hits; what overlaps an earlier one is dropped."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not out or hit.start >= out[-1].end:
            out.append(hit)
    return out


def like(found: str, word: str) -> str:
    """`word` in the case of `found`: as it stands, with a capital, or in capitals."""
    if found.isupper() and len(found) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if found[:1].isupper() else word


KIND = Substitution()
