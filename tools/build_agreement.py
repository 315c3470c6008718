"""Builds the lists by which grammar rules count: nouns that are nothing else, and verbs that are nothing else.

    python tools/build_agreement.py

From `nouns.yaml` and `third-person.yaml` in `rules/lists/` (`tools/build_inflections.py` makes them). Written there:
`plain-nouns.yaml` (singular: plural), `plain-plurals.yaml` (plural: singular), `counted-plurals.yaml` (the same with nouns that are verbs as well), `plain-verbs.yaml` (base: third person).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.core.lists import read  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
MEASURES = frozenset(
    """cent mile hour day year month week minute second dollar euro pound metre meter kilometre kilometer foot inch yard ton tonne
    litre liter gram kilogram kilo degree star man woman person way time million billion thousand hundred dozen bed room door seat
    page point set part step lane track acre hectare""".split()
)
"""What numbers stand before in compounds ("a three-hour flight", "the two hour show")."""
COLLECTIVES = frozenset(
    """youth crew team family majority minority public population government couple audience committee council group army board
    press class club firm party generation opposition faculty jury band company people series species means staff police data head
    fish sheep aircraft media law evidence equipment traffic capital kind sort type average bit lot gross net maximum minimum total half quarter third round county city"""
    .split()
)  # fmt: skip
"""Nouns that take a plural verb in British English, or whose forms tell no number."""
PERSONS = frozenset(
    """researcher participant employee teacher producer tourist exhibitor athlete volunteer designer engineer programmer consumer
    passenger organizer organiser buyer seller supplier distributor manufacturer exporter importer investor investigator inhabitant
    pensioner pupil nurse professor lecturer resident delegate volunteer traveller traveler reader writer painter sculptor""".split()
)
"""Nouns that texts count, beyond those of `nouns.yaml`."""
PASTS = frozenset(
    "put set cut read let hit cost hurt spread beat split shut quit bet come become run like need dare".split()
)
"""Verbs whose base form is also the past or a participle, or is used without a subject."""


def written(name: str, head: str, rows: Mapping[str, str]) -> None:
    """One list."""
    lines = [
        f"# {head}",
        "# Made by tools/build_agreement.py; edit that, not this.",
        *(f"{k}: {rows[k]}" for k in sorted(rows)),
    ]
    (LISTS / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write the lists."""
    nouns, verbs = read(LISTS / "nouns.yaml"), read(LISTS / "third-person.yaml")
    nouns = {**nouns, **{noun: noun + "s" for noun in PERSONS}}
    bases = {str(base): str(third) for third, base in verbs.items()}
    plain = {
        str(one): str(many)
        for one, many in nouns.items()
        if one not in MEASURES | COLLECTIVES and one not in bases and one != many
    }
    written("plain-nouns", "Singular: plural, of nouns that are no verbs, measures or collectives.", plain)
    plurals = {many: one for one, many in plain.items() if many not in verbs}
    written("plain-plurals", "Plural: singular, of the same.", plurals)
    counted = {str(many): str(one) for one, many in nouns.items() if one not in MEASURES | COLLECTIVES and one != many}
    written("counted-plurals", "Plural: singular, of all countable nouns but measures and collectives.", counted)
    written("counted-nouns", "The same, by singular.", {one: many for many, one in counted.items()})
    alone = {b: t for b, t in bases.items() if b not in nouns and b not in PASTS and len(b) > 3}
    written("plain-verbs", "Base form: third person, of verbs that are no nouns and no past forms.", alone)
    print(len(plain), len(plurals), len(alone))


if __name__ == "__main__":
    main()
