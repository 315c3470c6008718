"""Which form of a thing is the one to keep, and what is said of the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lint.core.finding import Place
from lint.core.kind import Candidate
from lint.core.tally import Forms, Uses

CLEAR = 2
"""How many times as often as the next one a form must be used to be called the usual one."""


class Seen(NamedTuple):
    """One use of a form of a thing. A use inside a quotation is not ours to change, but worth knowing of."""

    thing: Hashable
    form: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Norm:
    """What the term base says of a thing: the right forms, and others that are never wrong (acronyms, longer names)."""

    rights: tuple[str, ...] = ()
    same: frozenset[str] = frozenset()


def minorities(
    tally: Forms, norms: Mapping[Hashable, Norm], scope: str, samples: bool = False
) -> Iterator[tuple[Place, Candidate]]:
    """For each thing with several forms: every form but the one to keep, at its first place in each document.

    Keys of `tally` are (thing, quoted). `samples`: forms are named by an example, not by themselves.
    """
    for key, forms in tally.items():
        if not isinstance(key, tuple) or key[1]:
            continue
        norm = norms.get(key[0], Norm())
        asked = {f: u for f, u in forms.items() if f not in norm.same}
        if len(asked) < 2:
            continue
        ranked = sorted(asked, key=lambda f: (f not in norm.rights, *_weight(asked[f])))
        kept = ranked[0]
        names = {f: _quoted(forms[f].places[0].found if samples else f) for f in forms}
        quoted = tally.get((key[0], True), {})
        for form in ranked[1:]:
            if form in norm.rights:
                continue
            others = [f for f in (*ranked, *sorted(norm.same & forms.keys())) if f != form]
            places = [p for f in others for p in forms[f].places] + [
                p for f in sorted(quoted) for p in quoted[f].places
            ]
            evidence = [_count(names[f], forms[f], scope) for f in (form, *others)]
            if quoted:
                evidence.append("also in quotations: " + ", ".join(map(_quoted, sorted(quoted))))
            if kept in norm.rights:
                evidence.append(f"{names[kept]} is the preferred form")
            clear = kept in norm.rights or _outweighs(asked[kept], asked[form])
            # a habit ("curly") is a name for a form, and no text that could stand there
            text = kept in norm.rights or any(p.found == kept for p in asked[kept].places)
            values = {
                "form": form, "right": kept, "n": str(len(asked)), "others": _listed([names[f] for f in others]),
                "all": _listed([names[f] for f in ranked]),
            }  # fmt: skip
            for place in asked[form].places:
                yield place, Candidate(
                    place.start, place.end, {**values, "this": _quoted(place.found)}, tuple(evidence),
                    related=tuple(places[:RELATED]),
                    choices=(kept,) if clear and text and not samples else (),
                )  # fmt: skip


RELATED = 24
"""Related places named with one finding."""
LISTED = 120
"""Characters of other forms that a message lists."""


def _outweighs(one: Uses, other: Uses) -> bool:
    return one.documents >= CLEAR * other.documents or one.count >= CLEAR * other.count


def _weight(uses: Uses) -> tuple[object, ...]:
    """Sorts the commoner form first; of two as common, the one that is met first."""
    return (-uses.documents, -uses.count, uses.places[0].sort_key)


def _quoted(form: str) -> str:
    return f"'{form}'" if '"' in form else f'"{form}"'


def _listed(names: list[str]) -> str:
    """Names for a message: as many as a reader takes in, and how many more there are."""
    shown = 1
    while shown < len(names) and sum(map(len, names[: shown + 1])) <= LISTED:
        shown += 1
    return ", ".join(names[:shown]) + (f" and {len(names) - shown} more" if shown < len(names) else "")


def _count(name: str, uses: Uses, scope: str) -> str:
    where = f" in {uses.documents} document{'s' * (uses.documents > 1)}" if scope == "corpus" else ""
    return f"{name} {uses.count} time{'s' * (uses.count > 1)}{where}"
