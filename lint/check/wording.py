"""What a clause found out, in words for people: the facts that `seedlint why` prints and findings give as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lint.core import late
from lint.core.rule import Clause

LEGIBLE_CHARACTERS = 40
"""Code points up to which what a regex found is quoted as evidence; more is a passage and tells nothing at a glance."""

_WORD = late.regex(r"\p{L}{2}")


@lru_cache(maxsize=4096)
def stretch(clause: Clause) -> str:
    """The stretch of text that a clause looks at: `the paragraph`, `the text within 2 lines`."""
    if not clause.size:
        return f"the {clause.scope}"
    return f"the text within {clause.size} {'characters' if clause.scope == 'chars' else clause.scope}"


def present(clause: Clause, hits: Sequence[str]) -> str:
    """The stretch has what was looked for: the first hit, and how many more there are."""
    more = f" and {len(hits) - 1} more" if len(hits) > 1 else ""
    return f'{stretch(clause)} has "{hits[0]}"{more}'


@lru_cache(maxsize=4096)
def absent(clause: Clause) -> str:
    """The stretch has nothing of what was looked for."""
    label = clause.label
    if is_raw(clause):
        return f"{stretch(clause)} has no match of {label}"
    article, _, thing = label.partition(" ")
    if clause.pattern is not None and article in ("a", "an"):
        return f"{stretch(clause)} has no {thing}"
    return f"{stretch(clause)} does not mention {label.replace(' | ', ', ')}"


def is_raw(clause: Clause) -> bool:
    """Whether the clause is a regex to which its rule gave no name (`label`)."""
    return clause.pattern is not None and clause.label == f"/{clause.pattern}/"


def evidence(clause: Clause, fact: str) -> str:
    """What a clause that let a candidate pass adds to the evidence of its finding, where `fact` is what it found.

    Nothing where that could only quote a regex, a passage or marks, or say what the document as a whole is not.
    """
    if clause.facts or (is_raw(clause) and not _legible(clause, fact)):
        return ""
    return fact


def _legible(clause: Clause, fact: str) -> bool:
    """Whether a fact quotes some words of the text, and not more."""
    _, mark, quoted = fact.removeprefix(stretch(clause)).partition(' has "')
    found = quoted.rpartition('"')[0]
    return bool(mark) and len(found) <= LEGIBLE_CHARACTERS and "\n" not in found and _WORD.search(found) is not None
