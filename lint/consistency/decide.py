"""Which form of a thing is the one to keep, and what is said of the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from lint.finding import Place
from lint.rule import Candidate
from lint.tally import Forms, Uses, first

CLEAR = 2
"""How many times as often as the next one a form must be used to be called the usual one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One use of a form of a thing. A use inside a quotation is not ours to change, but worth knowing of."""

    thing: Hashable
    form: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Norm:
    """What the term base says of a thing: the right form, and forms that are never wrong (acronyms, longer names)."""

    right: str = ""
    same: frozenset[str] = frozenset()


def minorities(tally: Forms, norms: Mapping[Hashable, Norm], scope: str) -> Iterator[tuple[Place, Candidate]]:
    """For each thing with several forms: every form but the one to keep, at its first place in each document.

    Keys of `tally` are (thing, quoted).
    """
    for key, forms in tally.items():
        if not isinstance(key, tuple) or key[1]:
            continue
        norm = norms.get(key[0], Norm())
        asked = {f: u for f, u in forms.items() if f not in norm.same}
        if len(asked) < 2:
            continue
        ranked = sorted(asked, key=lambda f: (f != norm.right, -asked[f].documents, -asked[f].count, f))
        kept = ranked[0]
        clear = kept == norm.right or _outweighs(asked[kept], asked[ranked[1]])
        quoted = tally.get((key[0], True), {})
        for form in ranked[1:]:
            others = [(f, forms[f]) for f in (*ranked, *sorted(norm.same & forms.keys())) if f != form]
            related = first(asked[kept].places) + tuple(
                p for _, u in (*others[1:], *sorted(quoted.items())) for p in u.places
            )
            values = {
                "form": form, "right": kept, "n": str(len(asked)), "others": _listed(others, scope),
                "thing": " ".join(map(str, key[0])) if isinstance(key[0], tuple) else str(key[0]),
            }  # fmt: skip
            evidence = [_count(f, u, scope) for f, u in [(form, asked[form]), *others]]
            if quoted:
                evidence.append("also in quotations: " + ", ".join(f'"{f}"' for f in sorted(quoted)))
            if kept == norm.right:
                evidence.append(f'the term base has "{kept}"')
            for place in asked[form].places:
                yield place, Candidate(
                    place.start, place.end, values, tuple(evidence), choices=(kept,) if clear else (kept, form),
                    related=related[:RELATED],
                )  # fmt: skip


RELATED = 24
"""Related places named with one finding."""


def _outweighs(one: Uses, other: Uses) -> bool:
    return one.documents >= CLEAR * other.documents or one.count >= CLEAR * other.count


def _listed(forms: list[tuple[str, Uses]], scope: str) -> str:
    return ", ".join(f'"{f}"' for f, _ in forms[:4]) + (", …" if len(forms) > 4 else "")


def _count(form: str, uses: Uses, scope: str) -> str:
    where = f" in {uses.documents} document{'s' * (uses.documents > 1)}" if scope == "corpus" else ""
    return f'"{form}" {uses.count} time{"s" * (uses.count > 1)}{where}'
