"""Signs in a line that pages have and sentences rarely do: patterns, each for one fact, tried on short lines only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.core import late, vocabulary

_MONTH = vocabulary.pattern("structure/month")
_COUNTED = vocabulary.pattern("furniture/counted")

SEPARATOR = late.re(r"\s[|·•●∙⋅»›→>/~]+\s|[|»›]|\s·|\s•")
CLOCK = late.re(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
PRICE = late.re(r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|USD|EUR|GBP)|\b\d+\s?%\s?(?i:off)\b")
_CURRENCIES, _CURRENCY_CODES = frozenset("$€£¥₹%"), ("USD", "EUR", "GBP")
"""Of which a price has one."""
_SEPARATORS = frozenset("|·•●∙⋅»›→>/~")
CUT_OFF = late.re(vocabulary.pattern("furniture/cut-off"), re.I)
STAMP = late.re(
    vocabulary.pattern("furniture/stamp", month=_MONTH),
    re.I,
)
PICTOGRAM = late.re(  # × closes a box, but between figures it is a sign of measures
    "[\U0001f300-\U0001faff\u2600-\u27bf\u2190-\u21ff\u24d8\u25b2-\u25ff\u27e8\u27e9\u27f2\u27f3]|(?<![\\d ])×(?! ?\\d)|^×"
)
CREDIT = late.re(
    vocabulary.pattern("furniture/credit"),
    re.I,
)
_CREDITED = vocabulary.words("furniture/credited")
"""Words of which a credit has one."""
_STAMPED = vocabulary.words("furniture/stamped")
"""Words of which a stamp begins with one."""
_NAME = vocabulary.pattern("furniture/name")
_ROLE = vocabulary.pattern("furniture/role")
_WHEN = vocabulary.pattern("furniture/when", month=_MONTH)
WHEN = late.re(_WHEN, re.I)
COMMENTED = late.re(vocabulary.pattern("furniture/commented", when=_WHEN), re.I)
BYLINE = late.re(vocabulary.pattern("furniture/byline", name=_NAME, role=_ROLE, when=_WHEN))
BYLINE_WORDS = 12
"""Words of the longest byline."""
_BY = vocabulary.words("furniture/by")
"""Words of which a byline has one, where it has no handle."""
_CODE = late.re(r"[A-Z0-9]+(?:[/_-][A-Za-z0-9]+)+|(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,}|\d+")
_DATE = late.re(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")

ADDRESS = late.re(r"<?\w+://\S+|<?\S+@\S+")
"""What has slashes and angles and is no code."""

_SIGNS = (
    ("stars", "★☆⭐✩●○0123456789",
     late.re(vocabulary.pattern("furniture/stars"))),
    ("date", "0123456789",
     late.re(vocabulary.pattern("furniture/date", month=_MONTH, date=_DATE.pattern), re.I)),
    ("count", "0123456789",
     late.re(rf"(?:^|[\s(])[\d.,]+\s?[km]?\+?\s*(?:x\s)?(?:{_COUNTED})\b|[(（]\d[\d.,]*[km]?[)）]\s*$", re.I)),
    ("ago", "ago", late.re(vocabulary.pattern("furniture/ago"), re.I)),
    ("address", ".", late.re(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|org|net|info|co|io|gov|edu)\b", re.I)),
    ("handle", "@#", late.re(r"\S+@\S+\.\w|(?:^|\s)[@#][A-Za-z]\w{2,}")),
    ("hashtags", "#", late.re(r"(?:^|\s)#[A-Za-z]\w+.*\s#[A-Za-z]\w+")),
    ("code", "{}\\;()=<>&_[]:$/%",
     late.re(r"[{\\]\s*$|[)\]}=\"'];\s*$|^\s*\}\W*$|\(\)|=>|</?\w[^@\s]*>|&[a-z]+;|&#\d+|\w+\.\w+\(|::|\$[A-Za-z_]|\[\[|\]\]|\{\w+\}|%[sd]\b"
                r"|\[/?\w+[_-]\w+|^\s*(?:var|function|if|window|document|HTTP)\b.*[=(/]|[A-Za-z0-9]_[A-Za-z0-9]|\bon line \d+")),
    ("placeholder", "{[%<uUnNlL",
     late.re(r"\{[\w ]+\}|\[[A-Z][\w']+(?: [\w']+){1,4}\]|%[sd]\b|<[A-Z][\w ]+>|\bundefined\b|\bNaN\b|lorem ipsum",
                re.I)),
    ("bracketed", "[(<{【「*", late.re(r"^\s*[\[(<{【「*].*[\])>}】」*]\s*$")),
    ("copyright", "©cC", late.re(vocabulary.pattern("furniture/copyright"), re.I)),
    ("error-message", "EWNFDT",
     late.re(vocabulary.pattern("furniture/error-message"))),
    ("asterisk", "*", late.re(r"^\*+[A-Za-z]")),
)  # fmt: skip
"""Fact, characters of which a line must have one, and the pattern."""

_GATED = tuple((fact, frozenset(chars), pattern) for fact, chars, pattern in _SIGNS)

_NOT_LATIN = late.re(r"[\u0370-\u1fff\u2e80-\uffef]")
_FOREIGN = vocabulary.words("furniture/foreign")
"""Short words of Spanish, French, German, Italian, Portuguese, Dutch, Swedish, Polish and Hungarian."""


def signs(line: str, words: Sequence[str]) -> Iterator[str]:
    """The facts that a line's signs make true; `words` are its words in lower case."""
    have = set(line)
    bare = ADDRESS.sub("", line) if "//" in line or "@" in line else line
    for fact, chars, pattern in _GATED:
        if not have.isdisjoint(chars) and pattern.search(bare if fact == "code" else line):
            yield fact
    if not line.isascii() and PICTOGRAM.search(line):
        yield "pictogram"
    yield from _worded(line, words)
    if not have.isdisjoint(_SEPARATORS):
        yield from ("separator", "separators")[: len(SEPARATOR.findall(line))]
    if is_code_words(line):
        yield "codes"
    digits = sum(map(str.isdigit, line))
    if 4 * digits >= len(line):
        yield "digits"


def _worded(line: str, words: Sequence[str]) -> Iterator[str]:
    """Stamps, credits and bylines: what a line says of when, by whom and whence a page is."""
    if words and words[0] in _STAMPED and STAMP.search(line):
        yield "stamp-key"
    if len(words) <= BYLINE_WORDS and (not _BY.isdisjoint(words) or "@" in line) and BYLINE.fullmatch(line):
        yield "byline"
    if len(words) <= BYLINE_WORDS and any(map(str.isdigit, line)):
        yield from _dated(line)
    if not _CREDITED.isdisjoint(words) and CREDIT.search(line):
        yield "credit"


def _dated(line: str) -> Iterator[str]:
    """A line that is nothing but a date, and the head of a comment."""
    if found := WHEN.fullmatch(line):
        yield "date-and-time" if found["clock"] else "date-only"
    elif COMMENTED.match(line):
        yield "comment-head"


def has_price(line: str) -> bool:
    """Whether a line names a price."""
    may = not _CURRENCIES.isdisjoint(line) or any(code in line for code in _CURRENCY_CODES)
    return may and PRICE.search(line) is not None


def is_code_words(line: str) -> bool:
    """Whether a line is made of codes, as those of news wires: `XW0417 4 I 0281 KEN/TEA`."""
    parts = [part.strip(".,:;()") for part in line.split()]
    if any(len(p) > 2 and p.isalpha() and not p.isupper() for p in parts):
        return False
    codes = [p for p in parts if _CODE.fullmatch(p)]
    telling = [p for p in codes if not p.isdigit() and not _DATE.fullmatch(p) and sum(map(str.isalpha, p)) > 1]
    return bool(telling) and 2 * len(codes) >= len(parts)


def language(line: str, words: list[str]) -> str | None:
    """`other-script` or `other-language` where a line without English function words is in one."""
    if not line.isascii():
        letters = sum(map(str.isalpha, line))
        if letters and len(_NOT_LATIN.findall(line)) >= 0.4 * letters:
            return "other-script"
    foreign = sum(map(_FOREIGN.__contains__, words))
    return "other-language" if len(words) >= 3 and foreign >= max(1, 0.2 * len(words)) else None
