"""What stands right before and after a name: prepositions, offices, possessives, verbs, words that set countries side by side.

Regexes over the raw text, one fact each. `before` patterns end at the name, `after` patterns begin at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.kinds.confusion.document import Mention

REACH = 40
"""Characters looked at on either side: three or four words."""
_OFFICE = vocabulary.pattern("confusion/office")
_BEFORE = {
    "b-from": vocabulary.pattern("confusion/b-from"),
    "b-to": vocabulary.pattern("confusion/b-to"),
    "b-of": vocabulary.pattern("confusion/b-of"),
    "b-full": vocabulary.pattern("confusion/b-full"),
    "b-with": vocabulary.pattern("confusion/b-with"),
    "b-against": vocabulary.pattern("confusion/b-against"),
    "b-neighbour": vocabulary.pattern("confusion/b-neighbour"),
    "b-a": vocabulary.pattern("confusion/b-a"),
    "b-clause": vocabulary.pattern("confusion/b-clause"),
    "b-seat": vocabulary.pattern("confusion/b-seat"),
    "b-hyphen": r"[-–—/]$",
}
_AFTER = {
    "a-side": vocabulary.pattern("confusion/a-side"),
    "a-office": rf"\s(?:\p{{Ll}}+\s)?{_OFFICE}\b",
    "a-officer": rf"\s(?:\p{{Ll}}+\s)?{_OFFICE}(?:,)?\s\p{{Lu}}",
    "a-envoy": vocabulary.pattern("confusion/a-envoy"),
    "a-verb": vocabulary.pattern("confusion/a-verb"),
    "a-capital": r"\s\p{Lu}[\p{L}]+",
    "a-hyphen": r"[-–—/]\p{L}",
    "a-stop": r"[.!?;]",
    "a-where": vocabulary.pattern("confusion/a-where"),
    "a-seat": vocabulary.pattern("confusion/a-seat"),
    "a-home": vocabulary.pattern("confusion/a-home"),
}
_WORDS = {
    "s-neighbour": vocabulary.pattern("confusion/s-neighbour"),
    "s-both": vocabulary.pattern("confusion/s-both"),
    "s-trade": vocabulary.pattern("confusion/s-trade"),
}
_LEFT = {name: late.regex(source) for name, source in _BEFORE.items()}
_RIGHT = {name: late.regex(source) for name, source in _AFTER.items()}
_SENTENCE = late.regex("|".join(rf"(?P<{k.replace('-', '_')}>\b(?:{v})\b)" for k, v in _WORDS.items()), regex.I)
OWN_VOICE = late.regex(vocabulary.pattern("confusion/own-voice"))
"""The author speaks for somebody: in speeches a country named in passing is no mistake for the speaker's own."""
BOUND = late.regex(vocabulary.pattern("confusion/bound"))
"""What binds a name to the place after it: `Ukrainian students from | Bukhara`."""
TITLED = late.regex(vocabulary.pattern("confusion/titled", office=_OFFICE))
"""What stands between a name and the person who holds its office: `Latvian President Gitanas | Nausėda`."""
CELL = late.regex(r"\s?[(:,|\t/–—-]\s?(?:\p{Ll}+[;:,]\s)?")
"""What stands between a country and its place in a row or in brackets: `Guinea | : | Bissau`, `Georgia | (hosts; | Tbilisi`."""
LIES = late.regex(vocabulary.pattern("confusion/lies"))
"""What stands between a place and the country it lies in: `Abéché | is the oldest town of | the Czech Republic`."""
COORDINATION = late.regex(vocabulary.pattern("confusion/coordination"))
"""What sets two names side by side: `and`, `to`, `versus`, a comma, a hyphen, a score."""


def around(text: str, mention: Mention) -> Iterator[str]:
    """Facts of the words on either side of a name."""
    before = text[max(0, mention.start - REACH) : mention.start]
    yield from (name for name, pattern in _LEFT.items() if pattern.search(before))
    yield from (name for name, pattern in _RIGHT.items() if pattern.match(text, mention.end, mention.end + REACH))
    if mention.form != "people":
        yield f"form-{mention.form}"


_OF = late.regex(vocabulary.pattern("confusion/of", office=_OFFICE))


def titled(text: str, mention: Mention) -> bool:
    """Whether a name stands with an office: `Cypriot Ministry`, `president of Cyprus`."""
    return bool(
        _RIGHT["a-office"].match(text, mention.end, mention.end + REACH)
        or _OF.search(text[max(0, mention.start - REACH) : mention.start])
    )


def within(text: str, sentence: tuple[int, int]) -> set[str]:
    """Facts of the words of a sentence."""
    return {f"{found.lastgroup or ''}".replace("_", "-") for found in _SENTENCE.finditer(text, *sentence)}
