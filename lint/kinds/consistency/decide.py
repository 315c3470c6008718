"""Which form of a thing is the one to keep, and what is said of the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, cast

from lint.core.finding import Place
from lint.core.kind import Candidate
from lint.core.tally import ManyForms, Uses
from lint.core.things import in_order

CLEAR = 2
"""How many times as often as the next one a form must be used to be called the usual one."""


class FormUse(NamedTuple):
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
    tally: ManyForms, norms: Mapping[Hashable, Norm], scope: str, samples: bool = False
) -> Iterator[tuple[Place, Candidate]]:
    """For each thing with several forms: every form but the one to keep, at its first place in each document.

    Keys of `tally` are (thing, quoted). `samples`: forms are named by an example, not by themselves.
    """
    for name, uses in groupby(in_order(tally), lambda item: thing_of(item[0])):
        forms = {cast("tuple[Hashable, bool]", key)[1]: forms for key, forms in uses}
        if False in forms:
            thing = _Thing(forms[False], forms.get(True, {}), norms.get(name, Norm()), scope, samples)
            yield from thing.minorities()


def thing_of(key: Hashable) -> Hashable:
    """The thing of which a key of a tally is: quoted or not."""
    thing, _ = cast("tuple[Hashable, bool]", key)
    return thing


class _Thing:
    """One thing, its forms with their uses, and what is said of them."""

    def __init__(
        self, forms: Mapping[str, Uses], quoted: Mapping[str, Uses], norm: Norm, scope: str, samples: bool
    ) -> None:
        self.forms = forms
        self.quoted = quoted
        self.norm = norm
        self.scope = scope
        self.samples = samples
        self.asked = {f: u for f, u in forms.items() if f not in norm.same}
        self.ranked = sorted(self.asked, key=lambda f: (f not in norm.rights, *_weight(self.asked[f])))
        self.names = {f: _quoted(forms[f].places[0].found if samples else f) for f in forms}

    def minorities(self) -> Iterator[tuple[Place, Candidate]]:
        """Each form but the one to keep, at its places."""
        for form in self.ranked[1:]:
            if form in self.norm.rights:
                continue
            others = [f for f in (*self.ranked, *sorted(self.norm.same & self.forms.keys())) if f != form]
            related = tuple(self._places(others)[:RELATED])
            values, evidence, choices = self._values(form, others), self._evidence(form, others), self._choices(form)
            for place in self.asked[form].places:
                yield place, Candidate(
                    place.start, place.end, {**values, "this": _quoted(place.found)}, evidence,
                    related=related, choices=choices,
                )  # fmt: skip

    def _places(self, others: Iterable[str]) -> list[Place]:
        unquoted = [p for f in others for p in self.forms[f].places]
        return unquoted + [p for f in sorted(self.quoted) for p in self.quoted[f].places]

    def _values(self, form: str, others: Iterable[str]) -> dict[str, str]:
        return {
            "form": form, "right": self.ranked[0], "n": str(len(self.asked)),
            "others": _listed([self.names[f] for f in others]), "all": _listed([self.names[f] for f in self.ranked]),
        }  # fmt: skip

    def _evidence(self, form: str, others: Iterable[str]) -> tuple[str, ...]:
        said = [_count(self.names[f], self.forms[f], self.scope) for f in (form, *others)]
        if self.quoted:
            said.append("also in quotations: " + ", ".join(map(_quoted, sorted(self.quoted))))
        if self.ranked[0] in self.norm.rights:
            said.append(f"{self.names[self.ranked[0]]} is the preferred form")
        return tuple(said)

    def _choices(self, form: str) -> tuple[str, ...]:
        """The form to keep, where it is clear and a text that could stand there ("curly" is the name of a habit)."""
        kept = self.ranked[0]
        if self.samples:
            return ()
        if kept in self.norm.rights:
            return (kept,)
        clear = _outweighs(self.asked[kept], self.asked[form])
        return (kept,) if clear and any(p.found == kept for p in self.asked[kept].places) else ()


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
