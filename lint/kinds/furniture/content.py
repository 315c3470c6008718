"""What a line says of itself: facts of its words and signs, without regard to where it stands."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lint.core import late, vocabulary
from lint.kinds.furniture.facts import CLASSES, EVERYWHERE
from lint.kinds.furniture.page_words import EVERYDAY, PageWords
from lint.kinds.furniture.signs import CLOCK, CUT_OFF, has_price, language, signs
from lint.structure.lines import FUNCTION_WORDS, GAP, STOP

_YOU = vocabulary.words("furniture/you")
_WE = vocabulary.words("furniture/we")
_THIRD = vocabulary.words("furniture/third")
_FINITE = vocabulary.words("furniture/finite")
_PAST = late.re(r"[a-z]{2,}ed$")
_MORE = vocabulary.words("furniture/more")
_PARTS = late.re(r"[.!?|·•:;,—–]\s+|\s[|·•/»›>-]+\s|  +")
_BARE = "\"'“”*-•>»[("

_THIS = vocabulary.words("furniture/this")
_YOURS = vocabulary.words("furniture/yours")
_OURS = vocabulary.words("furniture/ours")
_TALK = dict(zip(vocabulary.word_list("furniture/before-page-words"), (_THIS, _YOURS, _OURS, _OURS), strict=True))
"""Words after which these speak of the page itself."""

_FIELD = late.re(vocabulary.pattern("furniture/field"), re.I)
FIELD = 6
"""Words of the longest name of a field to fill in."""

HEADING = 4
"""Words of a line up to which it may be a heading: one page word of it in the running text makes it the text's own."""

SHORT_LINE_WORDS = 16
"""Words of a line up to which one page word is a fact; a longer line needs two of a class."""


@dataclass(slots=True)
class Habits:
    """What the document's own sentences do, so that the same in another line says nothing.

    `own` counts the running lines that each word stands in; `you`, `we`, `orders` and `prices` tell habits; `topic` says
    that the text itself is about pages.
    """

    own: Counter[str] = field(default_factory=Counter)
    you: bool = False
    we: bool = False
    orders: bool = False
    prices: bool = False
    topic: bool = False


def talks(words: Sequence[str]) -> bool:
    """Whether the words speak of the page itself: "this page", "your inbox", "our newsletter"."""
    return any(a in _TALK and b in _TALK[a] for a, b in itertools.pairwise(words))


def content(line: str, tokens: Sequence[str], words: list[str], page_words: PageWords, habits: Habits) -> set[str]:
    """The facts of one line."""
    facts = {_length(len(words)), *signs(line, words)}
    worded = page_words.wordings(words)
    facts.update(fact for fact in worded if fact != "cue")
    if worded["cue"]:
        facts.add("cue")
        if worded["cue"] > 1:
            facts.add("cues")
    if talks(words):
        facts.add("page-talk")
    function = sum(map(FUNCTION_WORDS.__contains__, words))
    _ends(line, words, function, facts)
    _shape(line, tokens, words, function, facts)
    _page_words(words, function, page_words, habits, facts)
    if not habits.orders:
        _acts(line, tokens, words, page_words, facts)
    _persons(words, habits, facts)
    if "run-of-names" in facts and not facts.isdisjoint(_MENU):
        facts.add("menu")
        facts.discard("run-of-names")
    if ":" in line and CLOCK.search(line):
        facts.add("clock")
    if has_price(line):
        facts.add("price-habit" if habits.prices else "price")
    if habits.topic:
        facts.add("page-topic")
    if not function and (other := language(line, words)):
        facts.add(other)
    return facts


_MENU = frozenset(("separators", "page-words-2", "page-words-3", "sections", "acts-capital"))


def _length(words: int) -> str:
    for most, name in ((0, "0"), (1, "1"), (3, "2-3"), (7, "4-7"), (14, "8-14"), (24, "15-24")):
        if words <= most:
            return f"words-{name}"
    return "words-25"


_PAGEY = frozenset(("cues", "page-talk", "disclaimer", "sponsor", "chat", "copyright", "credit", "error-message"))
"""Facts with which a full stop and a verb make no sentence of the text."""


def _ends(line: str, words: Sequence[str], function: int, facts: set[str]) -> None:
    pagey = not facts.isdisjoint(_PAGEY)
    if ("…" in line or "..." in line) and CUT_OFF.search(line):
        if len(words) > 2 and not line.startswith(("...", "…")):
            facts.add("cut-off")
    elif STOP.search(line):
        facts.add(_stop(line[-2:], pagey))
        if not pagey and len(words) >= 5 and line[0].isupper() and _has_verb(words):
            facts.add("sentence")
    _marks(line, facts)
    if len(words) >= 6 and function >= 0.35 * len(words) and not pagey:
        facts.add("function-words")
    if "sentence" not in facts and len(words) >= 4 and _has_verb(words):
        facts.add("verb")


def _stop(end: str, pagey: bool) -> str:
    if "?" in end:
        return "asks"
    if "!" in end:
        return "exclaims"
    return "stop-wording" if pagey else "stop"


def _marks(line: str, facts: set[str]) -> None:
    if line[-1] == ":" and "chat" not in facts:
        facts.add("colon")
    elif line[-1] in ",;":
        facts.add("comma")
    if line.count(",") > 1:
        facts.add("commas")


def _has_verb(words: Sequence[str]) -> bool:
    return not _FINITE.isdisjoint(words) or any(map(_PAST.match, words[1:]))


def _shape(line: str, tokens: Sequence[str], words: Sequence[str], function: int, facts: set[str]) -> None:
    lettered = [t for t in tokens if t[0].isalpha()]
    stopped = not facts.isdisjoint(("stop", "stop-wording", "asks", "exclaims"))
    facts |= _first(line, bool(lettered))
    if len(words) >= 4:
        if not function:
            facts.add("no-function-words")
        if not stopped and not any(map(str.isdigit, line)):
            facts.add("plain")
    if len(lettered) > 1 and all(t[0].isupper() or t.lower() in FUNCTION_WORDS for t in lettered):
        facts.add("title-case")
        if len(lettered) > 3 and not function and not stopped:
            facts.add("run-of-names")
    if len(lettered) > 1 and line.upper() == line:
        facts.add("upper-case")
    if "|" in line:
        facts.add("bar")
    if 0 < len(words) <= FIELD and _FIELD.search(line):
        facts.add("form-field")
    if GAP.search(line):
        facts.add("gap")


def _first(line: str, lettered: bool) -> set[str]:
    """What a line begins with."""
    if lettered and line[0].islower():
        return {"lower-first"}
    if line[0] in "\"“‘'":
        return {"quote-first"}
    return {"sign-first"} if not line[0].isalnum() and line[0] not in "([" else set()


def _page_words(words: Sequence[str], function: int, page_words: PageWords, habits: Habits, facts: set[str]) -> None:
    few = 0 if len(words) <= HEADING and facts.isdisjoint(("digits", "count", "separator")) else 1
    known = [word for word in words if word in page_words.classes and word not in FUNCTION_WORDS]
    of_pages = [word for word in known if habits.own[word] <= few or word in EVERYDAY]
    if len(of_pages) < len(known):
        facts.add("topic-word")
    if of_pages:
        _shares(words, function, of_pages, page_words, facts)


def _shares(
    words: Sequence[str], function: int, of_pages: Sequence[str], page_words: PageWords, facts: set[str]
) -> None:
    """How much of a line its words of pages are, and of which classes they are."""
    count = Counter(name for word in of_pages for name in page_words.classes[word])
    mine = len(of_pages)
    if len(words) <= SHORT_LINE_WORDS:
        facts |= {f"word-{name}" for name in CLASSES if count[name] and name not in EVERYWHERE}
    facts |= {f"words-{name}" for name in CLASSES if count[name] > 1}
    others = max(1, len(words) - function)
    if 2 * mine >= others:
        facts.add("page-words-half")
    if mine > 1:
        facts.add("page-words-2" if mine == 2 else "page-words-3")
        if 4 * mine >= 3 * others:
            facts.add("page-words-most")
    if sum(bool(count[name]) for name in CLASSES) > 2:
        facts.add("page-words-mixed")
    if count["section"] > 2 and not function and count["section"] >= 0.6 * len(words):
        facts.add("sections")


def _acts(line: str, tokens: Sequence[str], words: Sequence[str], page_words: PageWords, facts: set[str]) -> None:
    classes = page_words.classes
    first = classes.get(words[0], ()) if words else ()
    if "act" in first:
        facts.add("act-first")
    elif "noun-act" in first:
        facts.add("noun-act-first")
    if words and words[0] in _MORE:
        facts.add("more-first")
    starts = [part.split(None, 1)[0].lower().strip(_BARE) for part in _PARTS.split(line) if part.strip()]
    if sum("act" in classes.get(start, ()) for start in starts) > 1:
        facts.add("act-twice")
    capital = sum(t[0].isupper() and "act" in classes.get(t.lower(), ()) for t in tokens[1:])
    if capital > 1:
        facts.add("acts-capital")
    elif capital and 3 <= len(words) <= 14:
        facts.add("act-capital")


def _persons(words: Sequence[str], habits: Habits, facts: set[str]) -> None:
    have = set(words)
    if not habits.you and not have.isdisjoint(_YOU):
        facts.add("you")
    if not habits.we and not have.isdisjoint(_WE):
        facts.add("we")
    if not have.isdisjoint(_THIRD):
        facts.add("third-person")


def speaks_to_you(words: Sequence[str]) -> bool:
    """Whether a line addresses its reader."""
    return not _YOU.isdisjoint(words)


def speaks_as_we(words: Sequence[str]) -> bool:
    """Whether a line speaks for its writers."""
    return not _WE.isdisjoint(words)
