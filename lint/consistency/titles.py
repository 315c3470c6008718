"""Who holds which office: one person with two titles of one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from lint.consistency.concepts import Concepts
from lint.consistency.decide import Seen
from lint.rule import Hit
from lint.view import View

_OFFICE = (
    r"(?:(?:[Ff]irst|[Ss]enior|[Ee]xecutive|[Vv]ice|[Dd]eputy|[Aa]ssistant|[Aa]cting|[Pp]ermanent)[ -])*"
    r"(?:[Mm]inister|[Dd]irector(?:[ -][Gg]eneral)?|[Hh]ead|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Ss]ecretary(?:[ -][Gg]eneral)?|"
    r"[Gg]eneral [Ss]ecretary|[Gg]overnor|[Mm]ayor|[Cc]hief|[Cc]ommissioner|[Ss]peaker|[Pp]remier|[Ss]pokes(?:man|woman|person)|[Cc]ounselor)"
)
OF = rf"\b{_OFFICE} of\b"
_PERSON = r"\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)*(?: \p{Lu}\p{Ll}*(?:[-’']\p{Lu}?\p{Ll}+)*){1,3}"
_BEFORE = regex.compile(rf"(?P<person>{_PERSON})(?:,| \(|,? who is| is| as)(?: the| an?)? $")
_TITLE = regex.compile(rf"(?P<office>{_OFFICE}) of (?:the )?")
_BODY = regex.compile(
    r"(?:\p{Lu}[\p{L}’'-]*)(?: (?:of|and|for|on|the|to))*(?:(?: \p{Lu}[\p{L}’'-]*)(?: (?:of|and|for|on|the|to)(?= ))*)*"
)


def observe(concepts: Concepts, view: View, hits: Sequence[Hit]) -> Iterator[Seen]:
    """ "Person, Title of Body": the thing is the person in that body, the form is the title.

    Bodies that the term base knows are one whatever they are called. Titles are compared without case and hyphens.
    """
    for hit in hits:
        title = _TITLE.match(view.text, hit.start)
        if title is None:
            continue
        person = _BEFORE.search(view.text, max(0, hit.start - 70), hit.start)
        body = concepts.concept_at(view, title.end())
        if body is None:
            match = _BODY.match(view.text, title.end())
            body = match.group().casefold() if match else None
        if person is None or body is None:
            continue
        office = title["office"].casefold().replace("-", " ")
        yield Seen((person["person"], body), office, hit.start, hit.end)
