"""`one-name`: one person, body or product that a document calls by two names of which one is a slip.

`of` says what: `titles` two titles of one person that exclude each other, where no word tells of another time · `bodies` names of
bodies, firms and products that differ in one word, in a sort of body (Foundation, Federation) or in a number · `spellings` a
name in two spellings that stands in the same frame.

The name that stands oftener, or first, is taken to be the right one and is offered; nothing is put right by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.core.kind import Candidate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.one_name.bodies import bodies
from lint.kinds.one_name.persons import titles
from lint.kinds.one_name.spellings import spellings
from lint.lexicon.forms import located, opened
from lint.structure.view import View

WHAT = ("titles", "bodies", "spellings")


@dataclass(frozen=True)
class OneNameOptions:
    """Keys of a `one-name` rule."""

    of: str
    """What is called by two names: `titles`, `bodies` or `spellings`."""
    known: str = "known-forms.bin"
    """The file of known forms."""


class OneName(Kind[OneNameOptions, Path, None]):
    """One thing under two names."""

    name = "one-name"
    Options = OneNameOptions

    def compile(self, options: OneNameOptions, lists: Lists) -> Path:
        if options.of not in WHAT:
            raise ValueError(f"'of' is one of {', '.join(WHAT)}, not {options.of!r}")
        return located(options.known, lists)

    def find(self, rule: Rule[OneNameOptions, Path], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        if rule.options.of == "titles":
            return titles(view)
        return (bodies if rule.options.of == "bodies" else spellings)(view, opened(rule.data))


KIND = OneName()
