"""`one-name`: one person, body or product that a document calls by two names of which one is a slip.

`of` says what: `titles` two titles of one person that exclude each other, where no word tells of another time · `bodies` names of
bodies, firms and products that differ in one word, in a sort of body (Foundation, Federation) or in a number · `spellings` a
name in two spellings that stands in the same frame · `full-names` a name of several words of which one is spelt in two ways ·
`orders` a name whose words stand in two orders.

The name that stands oftener, or first, is taken to be the right one and is offered; nothing is put right by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lint.core.kind import Candidate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.one_name.bodies import bodies
from lint.kinds.one_name.full_names import full_names
from lint.kinds.one_name.orders import orders
from lint.kinds.one_name.persons import titles
from lint.kinds.one_name.spellings import spellings
from lint.lexicon.forms import located, opened
from lint.structure.view import View

WHAT = ("titles", "bodies", "spellings", "full-names", "orders")


@dataclass(frozen=True)
class OneNameOptions:
    """Keys of a `one-name` rule."""

    of: str
    """What is called by two names: `titles`, `bodies`, `spellings`, `full-names` or `orders`."""
    known: str = "known-forms.bin"
    """The file of known forms."""
    given: str = "given-names"
    """The list of given names."""


class OneNameData(NamedTuple):
    """What `OneNameOptions` become: the file of known forms, and given names in small letters."""

    forms: Path
    given: frozenset[str]


class OneName(Kind[OneNameOptions, OneNameData, None]):
    """One thing under two names."""

    name = "one-name"
    Options = OneNameOptions

    def compile(self, options: OneNameOptions, lists: Lists) -> OneNameData:
        if options.of not in WHAT:
            raise ValueError(f"'of' is one of {', '.join(WHAT)}, not {options.of!r}")
        given = frozenset(map(str.lower, lists[options.given])) if options.of == "spellings" else frozenset[str]()
        return OneNameData(located(options.known, lists), given)

    def find(self, rule: Rule[OneNameOptions, OneNameData], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        if rule.options.of == "titles":
            return titles(view)
        forms = opened(rule.data.forms)
        if rule.options.of == "spellings":
            return spellings(view, forms, rule.data.given)
        return _FINDS[rule.options.of](view, forms)


_FINDS = {"bodies": bodies, "full-names": full_names, "orders": orders}

KIND = OneName()
