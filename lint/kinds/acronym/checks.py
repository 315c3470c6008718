"""Checks on the acronyms of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import regex

from lint.core import late, vocabulary
from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.rule import Confidence, Severity
from lint.kinds.acronym.initials import FUNCTION_WORDS, fits
from lint.kinds.acronym.known import KnownExpansions, twins
from lint.kinds.acronym.scan import Acronyms, Definition, acronyms, key_of
from lint.structure.view import View

SHORTEST = 3
"""Letters from which an acronym is compared with another."""
MAX_LETTERS = 5
"""Letters of an unlisted acronym that is asked for its expansion; longer words in capitals are often surnames or shouts."""
MIN_TWIN_LETTERS = 4
"""Letters from which two acronyms that differ by a swap are taken for one: IMO and IOM are two bodies."""
_ARTICLE = late.regex(vocabulary.pattern("acronym/article"))


def undefined(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """The first use of an acronym that the document never expands and that is no household word."""
    found = acronyms(view)
    for token, uses in found.uses.items():
        if token in found.definitions or not wants_expansion(token, known):
            continue
        evidence = [used(len(uses))]
        full = next((e for e in known.expansions.get(token, ()) if e in view.text), None)
        if full:
            at = view.text.index(full)
            evidence.append(f'"{full}" appears in line {view.line_shown(at)}')
        yield Candidate(*uses[0], stands_for(token, known), tuple(evidence))


def unused(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """A definition whose acronym is not used again."""
    found = acronyms(view)
    for token, definitions in found.definitions.items():
        if token not in found.uses and len(definitions) == 1:
            d = definitions[0]
            if d.expansion is not None and d.bracket[0] > d.start:
                yield Candidate(*d.bracket, {"acronym": token, "expansion": d.expansion})


def two_expansions(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """A definition that expands an acronym in another way than an earlier one."""
    for token, definitions in acronyms(view).definitions.items():
        first = next((d for d in definitions if d.expansion), None)
        for d in definitions:
            if first and d.expansion and first.expansion and key_of(d.expansion) != key_of(first.expansion):
                yield Candidate(
                    d.start, d.end, {"acronym": token, "expansion": d.expansion, "other": first.expansion},
                    evidence=(f"the earlier expansion is in line {view.line_shown(first.start)}",),
                    related=(view.place(first.start, first.end),),
                    severity=None if _alike(d.expansion, first.expansion) else Severity.INFO,
                )  # fmt: skip


STEM = 5
"""Letters by which two forms of a word are told to be one."""


def _alike(one: str, two: str) -> bool:
    """Whether two expansions share a word, so that they are one name and a slip rather than two names with the same letters."""
    stems = [
        {w[:STEM].casefold() for w in regex.findall(r"\p{L}{4,}", name) if w.casefold() not in FUNCTION_WORDS}
        for name in (one, two)
    ]
    return bool(stems[0] & stems[1])


def _bare(definition: Definition) -> str:
    """The name before a bracket without its article."""
    return _ARTICLE.sub("", definition.phrase or "")


def swapped(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """Two names of a document, each before the acronym of the other."""
    pending: list[tuple[str, Definition]] = []
    for token, definitions in acronyms(view).definitions.items():
        pending += [(token, d) for d in definitions if d.expansion is None and d.phrase]
    for number, (token, d) in enumerate(pending):
        for other, e in pending[:number]:
            if token != other and fits(other, _bare(d)) and fits(token, _bare(e)):
                yield Candidate(
                    d.start, d.end, {"acronym": token, "phrase": d.phrase or "", "right": other},
                    (f'"{e.phrase}" has {other}',), related=(view.place(e.start, e.end),),
                )  # fmt: skip


def initials(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """A name before a bracketed acronym that is too short to spell it.

    A long name that does not spell it is mostly that of a foreign acronym ("Southern Common Market", MERCOSUR). The
    candidate is sure where the name is a fragment of the expansion that the list gives.
    """
    for token, definitions in acronyms(view).definitions.items():
        letters = [c.casefold() for c in token if c.isalpha()]
        for d in definitions:
            if d.expansion is not None or d.phrase is None or len(letters) < 3 or known.stands_for(token, d.phrase):
                continue
            words = [w for w in regex.findall(r"[\p{L}\d]+", d.phrase) if w.casefold() not in FUNCTION_WORDS]
            if not 1 < len(words) <= max(2, len(letters) // 2):
                continue
            whole = next((e for e in known.expansions.get(token, ()) if _is_fragment(words, e)), None)
            yield Candidate(
                d.start, d.end, {"acronym": token, "phrase": d.phrase, **stands_for(token, known)},
                evidence=(f'part of "{whole}"',) if whole else (),
                severity=None if whole else Severity.INFO, confidence=None if whole else Confidence.LOW,
            )  # fmt: skip


def other_acronym(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """A name of the list before a bracket with an acronym that is not the name's."""
    for token, definitions in acronyms(view).definitions.items():
        for d in definitions:
            words = (d.phrase or "").split()
            if d.expansion is not None or len(words) < 2 or d.bracket[0] < d.start:
                continue
            for first in range(len(words) - 1):
                right = known.acronyms_of(" ".join(words[first:]))
                if right and token not in right and any(_takes(token, r, known) for r in right):
                    at = view.text.index(token, d.bracket[0])
                    yield Candidate(
                        at, at + len(token), {"acronym": token, "phrase": " ".join(words[first:]), "right": right[0]},
                        edits=(Edit(at, at + len(token), right[0]),),
                    )  # fmt: skip
                if right:
                    break


def _takes(token: str, right: str, known: KnownExpansions) -> bool:
    """Whether `token` may stand where `right` belongs: its letters in another order, one of them wrong, or another body's."""
    if len(token) != len(right) or len(right) < SHORTEST:
        return sorted(token) == sorted(right)
    wrong = sum(a != b for a, b in zip(token, right, strict=True))
    return sorted(token) == sorted(right) or wrong == 1 or token in known


def before_definition(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """A first use that stands before the acronym is expanded."""
    found = acronyms(view)
    for token, uses in found.uses.items():
        definitions = found.definitions.get(token)
        if definitions and uses[0][0] < definitions[0].start and token not in known.household:
            d = definitions[0]
            line = view.line_shown(d.bracket[0])
            yield Candidate(
                *uses[0], {"acronym": token, "line": str(line)},
                related=(view.place(d.start, d.end),),
            )  # fmt: skip


def full_name_after(view: View, known: KnownExpansions) -> Iterator[Candidate]:
    """The full name again, after it was given an acronym that the document uses."""
    found = acronyms(view)
    for token, definitions in found.definitions.items():
        d = definitions[0]
        if d.expansion is None or token not in found.uses or len(d.expansion) < 12:
            continue
        again = view.text.find(d.expansion, d.end)
        while again >= 0:
            end = again + len(d.expansion)
            if not any(o.start <= again < o.end for o in definitions) and not view.text[end : end + 1].isalnum():
                yield Candidate(
                    again, end, {"acronym": token}, (f"{token} was introduced in line {view.line_shown(d.start)}",),
                    related=(view.place(d.start, d.end),),
                )  # fmt: skip
                break
            again = view.text.find(d.expansion, end)


def right_form(found: Acronyms, token: str, known: KnownExpansions) -> str | None:
    """The acronym of the same document that `token` is a slip for: used more often, defined, or listed.

    Such slips need no corpus (the kind `near-miss` finds them); the rest are asked of it.
    """
    if len(token) < MIN_TWIN_LETTERS or not token.isalpha() or token in known or found.count(token) > 1:
        return None
    for twin in twins(token):
        times = found.count(twin)
        if times and (twin in known or times > 1 or (twin in found.definitions and token not in found.definitions)):
            return twin
    return None


def wants_expansion(token: str, known: KnownExpansions) -> bool:
    """Whether readers should be told what `token` stands for."""
    return token not in known.household and token.isalpha() and (token in known or len(token) <= MAX_LETTERS)


CHECKS: dict[str, Callable[[View, KnownExpansions], Iterable[Candidate]]] = {
    "undefined": undefined,
    "unused": unused,
    "two-expansions": two_expansions,
    "initials": initials,
    "other-acronym": other_acronym,
    "before-definition": before_definition,
    "full-name-after": full_name_after,
    "swapped": swapped,
}

OF_ALL = frozenset({"undefined", "unused", "before-definition"})
"""Checks that say what a document nowhere does, or does first: they keep silent where only a part of it is seen."""


def _is_fragment(words: list[str], expansion: str) -> bool:
    """Whether each word is one of the expansion's, endings apart ("America" in "American")."""
    return all(regex.search(rf"\b{regex.escape(w)}", expansion, regex.I) for w in words)


def used(times: int) -> str:
    """How often an acronym is used, in words."""
    return f"used {times} time{'s' * (times > 1)}"


def stands_for(token: str, known: KnownExpansions) -> dict[str, str]:
    """What a message says of an acronym: itself, and what the list has for it."""
    listed = known.expansions.get(token)
    return {"acronym": token, "hint": f"; it usually stands for {' or '.join(listed)}" if listed else ""}
