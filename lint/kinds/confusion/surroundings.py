"""What stands right before and after a name: prepositions, offices, possessives, verbs, words that set countries side by side.

Regexes over the raw text, one fact each. `before` patterns end at the name, `after` patterns begin at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.kinds.confusion.document import Mention

REACH = 40
"""Characters looked at on either side: three or four words."""
_OFFICE = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Kk]ing|[Qq]ueen|[Mm]inister|[Aa]mbassador|[Cc]hancellor|[Ee]mir|[Ss]ultan"
    r"|[Ss]peaker|[Cc]ounterpart|[Ll]eader|[Ff]oreign [Mm]inister|[Hh]ead of state|[Ee]mbassy|[Gg]overnment|[Pp]arliament"
    r"|[Mm]inistry|army|police|authorities|officials?)"
)
_BEFORE = {
    "b-from": r"\b[Ff]rom\s(?:the\s)?$",
    "b-to": r"\b(?:to|into|towards?|reach|visit|visited|leave|left)\s(?:the\s)?$",
    "b-of": r"\bof\s(?:the\s)?$",
    "b-full": r"\b(?:Republic|Kingdom|State|Sultanate|Commonwealth|Principality|Union|Federation|Emirate) of\s(?:the\s)?$",
    "b-with": r"\bwith\s(?:the\s)?$",
    "b-against": r"\b(?:against|beat|beats|beating|than|like|unlike|versus|over)\s(?:the\s)?$",
    "b-neighbour": r"\b[Nn]eighbou?r(?:s|ing)?\s(?:the\s)?$",
    "b-a": r"\b(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ss]ome|[Mm]any|[Ss]everal|[Aa]nother|[Oo]ther|[Oo]ne|[Ff]ormer|[Aa]\s\p{Ll}+)\s$",
    "b-clause": r"(?:,|;|—|\bthat|\band|\bbut|\bwhile|\bwhich|\bwhere|\bbecause|\bas)\s(?:the\s)?$",
    "b-seat": r"\bcapital(?:,|\scity|\sof|\sis|\swas)?\s(?:the\s)?$",
    "b-hyphen": r"[-–—/]$",
}
_AFTER = {
    "a-side": r"\s(?:sides?|part(?:y|ies)|delegation)\b",
    "a-office": rf"\s(?:\p{{Ll}}+\s)?{_OFFICE}\b",
    "a-officer": rf"\s(?:\p{{Ll}}+\s)?{_OFFICE}(?:,)?\s\p{{Lu}}",
    "a-envoy": (
        r"(?:['’]s?)?\s(?:\p{Ll}+\s)?(?:[Aa]mbassador|[Ee]mbassy|[Cc]onsul(?:ate)?|[Ee]nvoy)\s(?:in|to)\s(?!China|Beijing)"
    ),
    "a-verb": r"\s(?:is|was|has|had|will|would|can|could|should|may|said|says|have|are|were|\p{Ll}+ed|\p{Ll}+s)\b",
    "a-capital": r"\s\p{Lu}[\p{L}]+",
    "a-hyphen": r"[-–—/]\p{L}",
    "a-stop": r"[.!?;]",
    "a-where": r",\s(?:where|which|whose|who|a|an|the)\b",
    "a-seat": r",?\s(?:\p{Ll}+\s){0,2}capital\b",
    "a-home": (
        r"(?:['’]s)?\s(?:[Nn]ational|[Ss]tate|[Gg]overnment|[Mm]inistry|[Cc]entral|[Ff]ederal|parliament|constitution|coast|territory"
        r"|capital|army|police|authorities|currency|laws?|people|citizens|economy|census|[Ff]ederation|voters|legislation|public"
        r"|health|language)\b"
    ),
}
_WORDS = {
    "s-neighbour": r"neighbou?r(?:s|ing|ed)?|border(?:s|ing)?",
    "s-both": r"both|respectively",
    "s-trade": r"exports?|imports?",
}
_LEFT = {name: regex.compile(source) for name, source in _BEFORE.items()}
_RIGHT = {name: regex.compile(source) for name, source in _AFTER.items()}
_SENTENCE = regex.compile("|".join(rf"(?P<{k.replace('-', '_')}>\b(?:{v})\b)" for k, v in _WORDS.items()), regex.I)
OWN_VOICE = regex.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")
"""The author speaks for somebody: in speeches a country named in passing is no mistake for the speaker's own."""
BOUND = regex.compile(
    r"(?:['’]s)?(?:\s[\p{Ll}-]+){1,4}\s(?:in|of|at|from|near|around|outside|by)\s(?:the\s)?(?:\p{Ll}+\s(?:of\s)?)?"
    r"|['’]s\s(?:\p{Ll}+\s){0,3}"
)
"""What binds a name to the place after it: `Ukrainian students from | Bukhara`."""
TITLED = regex.compile(
    rf"(?:['’]s)?(?:,)?\s(?:\p{{Ll}}+\s){{0,2}}{_OFFICE}(?:,)?(?:\s\p{{Lu}}[\w.'’-]+){{0,3}}\s?"
    r"|(?:['’]s)?(?:\s(?!(?:and|or|nor|but|to|from|with|than|for|by|in)\s)[\p{Ll}-]+){0,3}\s(?:\p{Lu}[\w'’-]+\s){0,2}"
)
"""What stands between a name and the person who holds its office: `Latvian President Gitanas | Nausėda`."""
CELL = regex.compile(r"\s?[(:,|\t/–—-]\s?(?:\p{Ll}+[;:,]\s)?")
"""What stands between a country and its place in a row or in brackets: `Guinea | : | Bissau`, `Georgia | (hosts; | Tbilisi`."""
LIES = regex.compile(
    r"[^.!?\n]{0,30}\b(?:city|town|capital|village|port|district|province|region|county|island|coast|state|part|half|north|south"
    r"|east|west|centre|center|seat|suburb)\b(?:\s[\p{Ll}-]+){0,4}\s(?:of|in)\s(?:the\s)?|\s(?:in|,)\s(?:\p{Ll}+\s){0,3}(?:the\s)?"
)
"""What stands between a place and the country it lies in: `Abéché | is the oldest town of | the Czech Republic`."""
COORDINATION = regex.compile(
    r"(?:,?\s(?:and|or|nor|to|versus|vs\.?|with|from|against|than|&)\s(?:the\s|in\s|from\s|of\s|with\s)?|,\s(?:the\s|in\s|from\s)?|;\s"
    r"|\s?[-–—/]\s?|\sto\s(?:the\s)?|\s\d+[-–:]\d+\s|['’]s\s\p{Ll}+\sand\s)"
)
"""What sets two names side by side: `and`, `to`, `versus`, a comma, a hyphen, a score."""


def around(text: str, mention: Mention) -> Iterator[str]:
    """Facts of the words on either side of a name."""
    before = text[max(0, mention.start - REACH) : mention.start]
    yield from (name for name, pattern in _LEFT.items() if pattern.search(before))
    yield from (name for name, pattern in _RIGHT.items() if pattern.match(text, mention.end, mention.end + REACH))
    if mention.form != "people":
        yield f"form-{mention.form}"


_OF = regex.compile(rf"{_OFFICE}\s(?:of|to|for)\s(?:the\s)?$")


def titled(text: str, mention: Mention) -> bool:
    """Whether a name stands with an office: `Cypriot Ministry`, `president of Cyprus`."""
    return bool(
        _RIGHT["a-office"].match(text, mention.end, mention.end + REACH)
        or _OF.search(text[max(0, mention.start - REACH) : mention.start])
    )


def within(text: str, sentence: tuple[int, int]) -> set[str]:
    """Facts of the words of a sentence."""
    return {f"{found.lastgroup or ''}".replace("_", "-") for found in _SENTENCE.finditer(text, *sentence)}
