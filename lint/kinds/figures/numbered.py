"""Things of which a number is told, and more of them: the fourth part of three, "three times, in 2001 and 2005"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import ORDINAL, WORD, ordinal_of, value_of
from lint.structure.view import View

_ONE_OF = dict(row.split() for row in vocabulary.phrases("figures/numbered-things"))
"""Things that are numbered, by their plural."""
_COUNT = late.regex(vocabulary.pattern("figures/numbered-count", word=WORD, any_things="|".join(_ONE_OF)), regex.I)
_NTH = late.regex(
    vocabulary.pattern("figures/numbered-nth", ordinal=ORDINAL, any_things="|".join(_ONE_OF.values())), regex.I
)
_REACH = 1500
"""Characters behind a number of things in which they are told."""
_OFF = 2
"""How many more there may be, at most, before the things are taken to be others."""
_TIMES = late.regex(vocabulary.pattern("figures/numbered-times", word=WORD), regex.I)
_YEAR = late.regex(r"\d{4}")
_TWICE = vocabulary.phrases("figures/numbered-twice")[0]


def beyond(view: View) -> Iterator[Candidate]:
    """The fourth of three parts."""
    counts: defaultdict[str, list[regex.Match[str]]] = defaultdict(list)
    for count in _COUNT.finditer(view.text):
        counts[_ONE_OF[count["things"].lower()]].append(count)
    for match in _NTH.finditer(view.text) if counts else ():
        told = counts.get(match["thing"].lower(), [])
        if len(told) == 1 and 0 < match.start() - told[0].end() < _REACH:
            number, nth = value_of(told[0]["number"]), ordinal_of(match["nth"])
            if 1 < number < nth <= number + _OFF:
                yield Candidate(
                    *match.span(), {"what": match.group(), "other": f"before it was {told[0]['told']}"}, (told[0]["told"],),
                    related=(view.place(*told[0].span("told")),),
                )  # fmt: skip


def times(view: View) -> Iterator[Candidate]:
    """ "Three times", and the years of two."""
    for match in _TIMES.finditer(view.text):
        many = match["many"]
        said, years = (2.0 if many.lower() == _TWICE else value_of(many)), len(_YEAR.findall(match["list"]))
        if said != years:
            yield Candidate(
                *match.span(), {"what": match.group(), "other": f"{years} years follow"}, (f"{years} years",)
            )
