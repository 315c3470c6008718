"""Who holds which office: one person with two titles of one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.core import late, vocabulary
from lint.core.kind import Hit
from lint.kinds.consistency.concepts import Concepts
from lint.kinds.consistency.decide import FormUse
from lint.structure.view import View

_HEADS = vocabulary.pattern("consistency/heads")
OF = vocabulary.pattern("consistency/of", heads=_HEADS)
"""The "of" after an office: looked for first, because it is one word and offices are many."""
_OFFICE = late.regex(vocabulary.pattern("consistency/office", heads=_HEADS))
_THE = late.regex(vocabulary.pattern("consistency/the"))
_PERSON = r"\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)*(?: \p{Lu}\p{Ll}*(?:[-’']\p{Lu}?\p{Ll}+)*){1,3}"
_BEFORE = late.regex(vocabulary.pattern("consistency/before", person=_PERSON))
_BODY = late.regex(vocabulary.pattern("consistency/body"))


def observe(concepts: Concepts, view: View, hits: Sequence[Hit]) -> Iterator[FormUse]:
    """ "Person, Title of Body": the thing is the person in that body, the form is the title.

    Bodies that the term base knows are one whatever they are called. Titles are compared without case and hyphens.
    """
    for hit in hits:
        office = _OFFICE.search(view.text, max(0, hit.start - 45), hit.start)
        of = _THE.match(view.text, hit.start)
        if office is None or of is None:
            continue
        person = _BEFORE.search(view.text, max(0, office.start() - 70), office.start())
        body = concepts.concept_at(view, of.end())
        if body is None:
            match = _BODY.match(view.text, of.end())
            body = match.group().casefold() if match else None
        if person is None or body is None:
            continue
        title = office.group().casefold().replace("-", " ")
        yield FormUse((person["person"], body), title, office.start(), hit.end)
