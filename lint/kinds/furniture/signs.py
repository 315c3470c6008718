"""Signs in a line that pages have and sentences rarely do: patterns, each for one fact, tried on short lines only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_COUNTED = (
    r"shares?|likes?|views?|viewed|times|comments?|reactions?|claps?|retweets?|followers?|repl(?:y|ies)|reads?|reviews?"
    r"|ratings?|votes?|sold|people|photos?|images?|videos?|results?|items?|members?|posts?|answers?|questions?|stars?"
    r"|points?|subscribers?|downloads?|customers?|users?|guests?|visitors?|watching|applicants?|bids?|watchers?"
    r"|episodes?|listings?|offers?|helpful|min(?:ute)?s? read|days? left"
)

SEPARATOR = re.compile(r"\s[|·•●∙⋅»›→>/~]+\s|[|»›]|\s·|\s•")
CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|USD|EUR|GBP)|\b\d+\s?%\s?(?i:off)\b")
_CURRENCIES, _CURRENCY_CODES = frozenset("$€£¥₹%"), ("USD", "EUR", "GBP")
"""Of which a price has one."""
_SEPARATORS = frozenset("|·•●∙⋅»›→>/~")
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:[»>]+|read more|more|continue reading)?\W*$", re.I)
STAMP = re.compile(
    r"^\W*(?:published|updated|posted|last (?:updated|modified|edited|reviewed|changed)|first published|created|date"
    r"|modified|edited|uploaded|added|written|reviewed|submitted|answered|asked|joined|time|views?|source|author|editor"
    r"|reporter|by|tags?|filed under|categor(?:y|ies)|topics?|keywords?|labels?|share|related|see also"
    r"|read (?:also|next|more)|also read|more|next|previous|prev|older|newer|permalink|url|link)\b"
    rf"\s*(?:[:|–—-]|on\b|in\b|at\b|by\b|\d|{_MONTH}\s\d)",
    re.I,
)
PICTOGRAM = re.compile(  # × closes a box, but between figures it is a sign of measures
    "[\U0001f300-\U0001faff\u2600-\u27bf\u2190-\u21ff\u25b2-\u25ff\u27e8\u27e9\u27f2\u27f3]|(?<![\\d ])×(?! ?\\d)|^×"
)
CREDIT = re.compile(
    r"^\W*(?:(?:photo(?:graph)?|image|picture|pic|video|illustration|cover|credit|source|courtesy|graphic|via"
    r"|foto)s?\s*(?:credits?|source|by|courtesy|copyright|from|of)?\s*[:/©,|]"
    r"|(?:photo(?:graph)?|image|picture|illustration|graphic)s? (?:by|courtesy|from|credit|source)\b)"
    r"|\b(?:getty images|shutterstock|reuters/|afp/|unsplash|istock|pixabay|flickr|alamy|file photo|handout)\b"
    r"|\((?:photo|image|picture)[^)]*\)\s*$",
    re.I,
)
_CREDITED = frozenset(
    "photo photos photograph photographs image images picture pictures pic video illustration cover credit source courtesy"
    " graphic via foto getty shutterstock reuters afp unsplash istock pixabay flickr alamy handout file".split()
)
"""Words of which a credit has one."""
_STAMPED = frozenset(
    "published updated posted last first created date modified edited uploaded added written reviewed submitted answered"
    " asked joined time view views source author editor reporter by tag tags filed category categories topic topics keyword"
    " keywords label labels share related see read also more next previous prev older newer permalink url link".split()
)
"""Words of which a stamp begins with one."""
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|da|di|la|le)){1,3}"
_ROLE = (
    r"(?:(?:senior|staff|chief|special|foreign|political|business|sports|science|health|technology|news|contributing"
    r"|freelance|digital|executive|managing|associate|assistant|general|national|city|local) )*"
    r"(?:writer|reporter|correspondent|editor|contributor|columnist|journalist|photographer|producer|reviewer)s?"
)
BYLINE = re.compile(
    rf"(?:(?i:by|words by|text by|story by|written by|reported by|posted by|reviewed by|interview by|photography by"
    rf"|illustrations? by|submitted by|contributed by|researched by)\s{_NAME}(?:(?:, | and | & ){_NAME})*"
    rf"(?:\s?[,|/–—-]\s?[A-Z].{{2,40}})?|{_NAME},? (?:(?i:{_ROLE})|@\w+)(?:[,|]? [A-Z].{{2,30}})?)"
)
BYLINE_WORDS = 12
"""Words of the longest byline."""
_BY = frozenset(
    "by writer reporter correspondent editor contributor columnist journalist photographer producer reviewer writers"
    " reporters correspondents editors contributors columnists journalists photographers producers reviewers".split()
)
"""Words of which a byline has one, where it has no handle."""
_CODE = re.compile(r"[A-Z0-9]+(?:[/_-][A-Za-z0-9]+)+|(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,}|\d+")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")

ADDRESS = re.compile(r"<?\w+://\S+|<?\S+@\S+")
"""What has slashes and angles and is no code."""

_SIGNS = (
    ("stars", "★☆⭐✩●○0123456789",
     re.compile(r"[★☆⭐✩●○]{2,}|\b\d(?:\.\d)?\s?(?:/\s?5|out of 5|stars?\b|★|⭐)")),
    ("date", "0123456789",
     re.compile(rf"\b{_MONTH}\s+'?\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\b{_DATE.pattern}\b", re.I)),
    ("count", "0123456789",
     re.compile(rf"(?:^|[\s(])[\d.,]+\s?[km]?\+?\s*(?:x\s)?(?:{_COUNTED})\b|[(（]\d[\d.,]*[km]?[)）]\s*$", re.I)),
    ("ago", "ago", re.compile(r"\b(?:\d+|an?)\s?(?:s|m|h|d|sec|min|minute|hour|day|week|month|year|hr)s?\.? ago\b", re.I)),
    ("address", ".", re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|org|net|info|co|io|gov|edu)\b", re.I)),
    ("handle", "@#", re.compile(r"\S+@\S+\.\w|(?:^|\s)[@#][A-Za-z]\w{2,}")),
    ("hashtags", "#", re.compile(r"(?:^|\s)#[A-Za-z]\w+.*\s#[A-Za-z]\w+")),
    ("code", "{}\\;()=<>&_[]:$/%",
     re.compile(r"[{\\]\s*$|[)\]}=\"'];\s*$|^\s*\}\W*$|\(\)|=>|</?\w[^@\s]*>|&[a-z]+;|&#\d+|\w+\.\w+\(|::|\$[A-Za-z_]|\[\[|\]\]|\{\w+\}|%[sd]\b"
                r"|\[/?\w+[_-]\w+|^\s*(?:var|function|if|window|document|HTTP)\b.*[=(/]|[A-Za-z0-9]_[A-Za-z0-9]|\bon line \d+")),
    ("placeholder", "{[%<uUnNlL",
     re.compile(r"\{[\w ]+\}|\[[A-Z][\w']+(?: [\w']+){1,4}\]|%[sd]\b|<[A-Z][\w ]+>|\bundefined\b|\bNaN\b|lorem ipsum",
                re.I)),
    ("bracketed", "[(<{【「*", re.compile(r"^\s*[\[(<{【「*].*[\])>}】」*]\s*$")),
    ("copyright", "©cC", re.compile(r"©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved", re.I)),
    ("error-message", "EWNFDT",
     re.compile(r"^(?:Error|Warning|Notice|Fatal error|Deprecated|\w*Exception|Traceback)\b\s?[:!(]")),
    ("asterisk", "*", re.compile(r"^\*+[A-Za-z]")),
)  # fmt: skip
"""Fact, characters of which a line must have one, and the pattern."""

_GATED = tuple((fact, frozenset(chars), pattern) for fact, chars, pattern in _SIGNS)

_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\uffef]")
_FOREIGN = frozenset(
    "de la el los las un una y en por para con su que del se al lo le les des du et est dans pour sur au aux ce cette vous"
    " nous avec der die das und ist nicht ein eine zu mit auf den im von für sie wir dem il di che e per non una gli della"
    " sono ti si da do em os uma não com seu mais het een van op met voor niet zijn och att det som på av är till jest nie"
    " na się w z és nem hogy az".split()
)
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
    if not _CREDITED.isdisjoint(words) and CREDIT.search(line):
        yield "credit"


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
