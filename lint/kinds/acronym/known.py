"""Acronyms that the list knows: what they stand for, and which need no expansion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lint.kinds.acronym.scan import key_of


@dataclass(frozen=True, slots=True)
class KnownExpansions:
    """The list `expansions`, compiled: expansions by acronym, and the household words among them."""

    expansions: Mapping[str, tuple[str, ...]]
    household: frozenset[str]
    acronyms: Mapping[str, tuple[str, ...]]
    """The other way round: acronyms by the key of an expansion."""

    def acronyms_of(self, expansion: str) -> tuple[str, ...]:
        """The acronyms that the list gives to an expansion."""
        return self.acronyms.get(_american(expansion), ())

    def __contains__(self, acronym: str) -> bool:
        return acronym in self.expansions

    def stands_for(self, acronym: str, expansion: str) -> bool:
        """Whether the list gives this expansion (case, articles and plurals apart)."""
        return key_of(expansion) in {key_of(e) for e in self.expansions.get(acronym, ())}


def _american(expansion: str) -> str:
    """The key of an expansion in one of the two spellings of "organization"."""
    return key_of(expansion).replace("isation", "ization")


def known(rows: Sequence[Mapping[str, str]]) -> KnownExpansions:
    """From the rows of the list (columns acronym, expansion, household); raises `ValueError` for an empty one."""
    for row in rows:
        if not row.get("acronym") or not row.get("expansion"):
            raise ValueError(f"a row of the list of acronyms has no acronym or no expansion: {dict(row)}")
    expansions = {r["acronym"]: tuple(e.strip() for e in r["expansion"].split(";")) for r in rows}
    acronyms: dict[str, tuple[str, ...]] = {}
    for acronym, every in expansions.items():
        for key in dict.fromkeys(map(_american, every)):
            acronyms[key] = (*acronyms.get(key, ()), acronym)
    return KnownExpansions(expansions, frozenset(r["acronym"] for r in rows if r.get("household")), acronyms)


def twins(acronym: str) -> list[str]:
    """What `acronym` becomes when two neighbouring letters change places."""
    swapped = (acronym[:i] + acronym[i + 1] + acronym[i] + acronym[i + 2 :] for i in range(len(acronym) - 1))
    return [t for t in dict.fromkeys(swapped) if t != acronym]
