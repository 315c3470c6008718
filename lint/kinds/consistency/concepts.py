"""The term base as it is used: concepts, each with its forms, from one list or several.

A concept is a mapping: `right` the form to keep (several are all right; none lets the majority decide), `also`, `wrong`
and `doubtful` its other forms, `same` names that are never wrong (acronyms, longer official names), `name` by which
another concept's forms may call it: `Publicity Department of the {central-committee}` stands for as many forms as
that concept has. `each: {body: [..]}` makes one concept for each word. Concepts with the same right form are one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from lint.core import late
from lint.core.kind import Hit, Needle
from lint.kinds.consistency.decide import FormUse, Norm
from lint.structure.view import View

KEYS = {"name", "right", "also", "wrong", "doubtful", "same", "each", "zh", "note"}
_SLOT = late.regex(r"\{([\w-]+)\}")


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts compiled: what each folded form may be, and what the base says of each concept."""

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    """Folded form → (concept, form as listed)."""
    norms: Mapping[Hashable, Norm]

    def needles(self) -> Iterator[Needle]:
        """Every form in any case."""
        for folded in self.forms:
            yield Needle(folded, literal=True, ignore_case=True, tag=folded)

    def look_up(self, found: str) -> tuple[str, str] | None:
        """The concept and form of a text, or `None`; any case is read as a form without capitals, no other."""
        straight = found.translate(_STRAIGHT)
        entries = self.forms.get(fold(found), ())
        exact = next((e for e in entries if straight in (e[1], e[1][:1].upper() + e[1][1:])), None)
        return exact or next((e for e in entries if e[1] == e[1].lower()), None)

    def concept_at(self, view: View, start: int) -> str | None:
        """The concept whose name begins at `start`, the longest that does."""
        line = view.text[start : start + 140]
        ends = [m.end() for m in regex.finditer(r"\b", line)][1::2]
        for end in reversed(ends[:16]):
            entries = self.forms.get(fold(line[:end]))
            if entries:
                return entries[0][0]
        return None


def compiled(sources: Iterable[Sequence[Mapping[str, object]]]) -> Concepts:
    """From the lists of a rule; raises `ValueError` in words."""
    raw = [dict(c) for source in sources for c in source]
    if unknown := {key for concept in raw for key in concept} - KEYS:
        raise ValueError(f"a concept has no key '{min(unknown)}'; it has {', '.join(sorted(KEYS))}")
    named = {str(c["name"]): c for c in raw if "name" in c}
    forms: dict[str, dict[tuple[str, str], None]] = {}
    same: dict[str, set[str]] = {}
    rights: dict[str, tuple[str, ...]] = {}
    for concept in (one for c in raw for one in _each(c)):
        keep, written = _forms(concept, named)
        ident = keep[0] if keep else written[0]
        rights[ident] = tuple(keep)
        same.setdefault(ident, set()).update(_list(concept.get("same")))
        for form in written:
            forms.setdefault(fold(form), {})[ident, form.translate(_STRAIGHT)] = None
    return Concepts(
        {folded: _own(entries) for folded, entries in forms.items()},
        {ident: Norm(right, frozenset(same[ident])) for ident, right in rights.items()},
    )


def _forms(concept: Mapping[str, object], named: Mapping[str, Mapping[str, object]]) -> tuple[list[str], list[str]]:
    """The right forms of a concept, and all that it may be written as, the right ones first."""
    rights = _list(concept.get("right"))
    keep = [f for r in rights for f in _filled(r, named, right=True)]
    others = [f for k in ("also", "wrong", "doubtful") for f in _list(concept.get(k))]
    others += rights if any("{" in r for r in rights) else []
    return keep, [*keep, *(f for o in others for f in _filled(o, named)), *_list(concept.get("same"))]


def observe(concepts: Concepts, view: View, hits: Sequence[Hit]) -> Iterator[FormUse]:
    """Uses of concepts; `hits` are the leftmost longest."""
    for hit in hits:
        entry = concepts.look_up(view.text[hit.start : hit.end])
        if entry:
            yield FormUse(*entry, hit.start, hit.end, view.anatomy.in_quotation(hit.start, hit.end))


_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def fold(form: str) -> str:
    """A form without case, as needles and texts are compared."""
    return form.casefold()


def _own(entries: Mapping[tuple[str, str], None]) -> tuple[tuple[str, str], ...]:
    """The entries of one folded form: those of the first concept that lists it, its right form first."""
    ident = next(iter(entries))[0]
    return tuple(sorted((e for e in entries if e[0] == ident), key=lambda e: e[1] != ident))


def _list(value: object) -> list[str]:
    """A list of a concept, which may be one form or none."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return list(map(str, value))
    return [] if value is None else [str(value)]


def _each(concept: Mapping[str, object]) -> Iterator[dict[str, object]]:
    slots = concept.get("each")
    if not isinstance(slots, Mapping) or not slots:
        yield dict(concept)
        return
    ((slot, words),) = slots.items()
    for word in _list(words):
        yield {
            k: [f.replace("{" + slot + "}", word) for f in _list(v)] for k, v in concept.items() if k != "each"
        }  # fmt: skip


def _filled(form: str, named: Mapping[str, Mapping[str, object]], right: bool = False) -> Iterator[str]:
    """The forms that a form with slots stands for; only the one of right names where `right`."""
    slot = _SLOT.search(form)
    if slot is None:
        yield form
        return
    other = named.get(slot[1])
    if other is None:
        raise ValueError(f"a form calls the concept '{slot[1]}', but no concept has that name")
    names = _list(other.get("right"))[:1] if right else [f for k in ("right", "also") for f in _list(other.get(k))]
    for name in names:
        yield from _filled(form[: slot.start()] + name + form[slot.end() :], named, right)
