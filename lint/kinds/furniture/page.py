"""One document as a page: which lines may be furniture, and which facts hold for each, those of place included."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lint.core import late, vocabulary
from lint.kinds.furniture.blocks import Blocks, headings, speeches
from lint.kinds.furniture.content import Habits, content, speaks_as_we, speaks_to_you, talks
from lint.kinds.furniture.facts import ADMITS, STRONG
from lint.kinds.furniture.page_words import PageWords
from lint.kinds.furniture.signs import ADDRESS, has_price
from lint.scorecard.card import Scorecard
from lint.structure.lines import FUNCTION_WORDS, STOP, WORD, Lines

MAX_CHARACTERS, MAX_WORDS = 300, 45
"""Code points and words above which a line is a paragraph, whatever it says."""

COMMENTS, OWN = "#;%*./>", 0.08
"""Signs that comments and entries begin with, and the share of a document's lines from which on a beginning is its own."""
LIST = 3
"""Lines of one form in a row after a heading."""
MOST_ALIKE = 4
"""Lines of one form in a row that are a list, a table or a schedule of the text."""

ARTICLE = 1 / 4
"""Share of a document's characters that running text has where a page stands around an article."""

_DIGITS = late.re(r"\d+")
_PLAIN = late.re(r"[^\W\d_](?:[^\W\d_]|[ ,'’-])*[.!?]?")
"""Lines without digits and signs: without a page word they cannot be furniture."""
_QUESTION = late.re(r"\?\s+[A-Z]")
_QUOTES = "\"“‘'"
_PROGRAMMING = vocabulary.words("furniture/programming")
"""Words of a text that may well have pieces of code."""
_REFERENCE = late.re(vocabulary.pattern("furniture/reference"))
"""What a note or a bibliography cites by."""
_CAPTION = late.re(vocabulary.pattern("furniture/caption"))
"""A sentence about a picture, and whose picture it is: a caption that belongs."""
_VALUES = late.re(r"(?:[^|:]+: ?\d[^|:]*(?:\||$)){3}")
"""Keys and figures side by side: a record, such as the nutrition facts of a recipe."""
_AGAIN = frozenset(("same-line", "same-but-digits"))
_NOTICE = frozenset(("disclaimer", "sponsor", "chat"))


@dataclass(slots=True)
class JudgedLine:
    """One line that may be furniture: its number, the facts that hold, and whether structure speaks for it."""

    number: int
    facts: set[str]
    structured: bool


class Page:
    """A document's lines with its habits; `judged` gives what the scorecard has to weigh."""

    def __init__(self, lines: Lines, page_words: PageWords, genre: str | None = "prose") -> None:
        self.lines = lines
        self.genre = genre
        self.page_words = page_words
        pagey = [running and self._is_pagey(i) for i, running in enumerate(lines.running)]
        shaped = sum(lines.running)
        topic = sum(pagey) > 2 and sum(pagey) >= 0.3 * shaped
        self.running = [r and (topic or not p) for r, p in zip(lines.running, pagey, strict=True)]
        self._text = [i for i in lines.filled if self.running[i]]
        size = sum(len(lines.texts[i]) for i in lines.filled)
        self._has_article = genre in ("prose", None) and sum(len(lines.texts[i]) for i in self._text) >= ARTICLE * size
        self.habits = self._habits(topic)
        least = max(MOST_ALIKE, OWN * len(lines.filled))
        begins = Counter(map(self._beginning, lines.filled))
        self._own = {begin for begin, count in begins.items() if begin and count >= least}
        self._list_heads = {
            a for a, b in itertools.pairwise(lines.filled) if lines.alike[b] >= LIST and not lines.alike[a]
        }
        self._of_the_text = headings(lines) | speeches(lines)
        self.about_code = not _PROGRAMMING.isdisjoint(self.habits.own)

    def _beginning(self, i: int) -> str:
        """What a line begins with as entries do, a sign or a word before a number that is none of pages; else nothing."""
        words = self.lines.words[i]
        if self.lines.texts[i][0] in COMMENTS:
            return self.lines.texts[i][0]
        return words[0] if len(words) > 1 and words[1].isdigit() and words[0] not in self.page_words.classes else ""

    def _is_pagey(self, i: int) -> bool:
        """Whether a running line is worded as notices of pages are."""
        words = self.lines.words[i]
        if len(words) > MAX_WORDS:
            return False
        classes = self.page_words.classes
        mine = sum(w in classes and w not in FUNCTION_WORDS for w in words)
        if mine < 2:
            return False
        content_words = len(words) - sum(map(FUNCTION_WORDS.__contains__, words))
        worded = self.page_words.wordings(words)
        return (
            5 * mine >= 2 * content_words
            or not _NOTICE.isdisjoint(worded)
            or (3 * mine >= content_words and (bool(worded) or talks(words)))
        )

    def _habits(self, topic: bool) -> Habits:
        lines, text = self.lines, self._text
        own: Counter[str] = Counter()
        for i in text:
            own.update(set(lines.words[i]))
        third = 0.34 * len(text)
        orders = sum(bool(w := lines.words[i]) and "act" in self.page_words.classes.get(w[0], ()) for i in text)
        return Habits(
            own,
            you=_is_habit(sum(speaks_to_you(lines.words[i]) for i in text), third),
            we=_is_habit(sum(speaks_as_we(lines.words[i]) for i in text), third),
            orders=_is_habit(orders, 0.25 * len(text)),
            prices=sum(has_price(lines.texts[i]) for i in text) > 1,
            topic=topic,
        )

    def judged(self, marks: Scorecard) -> list[JudgedLine]:
        """The lines that may be furniture, in order; `marks` weighs what a line says and where it stands."""
        facts = self._content()
        is_page = any(
            one and alike < MOST_ALIKE and not one.isdisjoint(STRONG)
            for one, alike in zip(facts, self.lines.alike, strict=True)
        )
        chances = [0.0] * len(facts)
        weighed: list[tuple[int, set[str]]] = []
        for k, i in enumerate(self.lines.filled):
            mine = facts[i]
            if mine is None or (mine.isdisjoint(ADMITS) and not is_page):
                continue
            if mine <= _AGAIN:  # a plain line
                mine |= self._content_of(k, i)
            self._place(k, i, mine)
            chances[i] = marks.chance(mine)
            weighed.append((i, mine))
        blocks = Blocks(self.lines, self.running, chances)
        for i, mine in weighed:
            if len(self.lines.words[i]) < 4 and mine.isdisjoint(STRONG):
                mine.add("label" if blocks.has_company(i) else "lone-label")
            mine.update(blocks.facts(i))
        return [JudgedLine(i, mine, self._is_structured(i, mine)) for i, mine in weighed]

    def _may_be(self, i: int) -> bool:
        long = len(self.lines.texts[i]) > MAX_CHARACTERS or len(self.lines.words[i]) > MAX_WORDS
        return not long and not self.running[i]

    def _content(self) -> list[set[str] | None]:
        """The facts of what each line says; none for running text, an empty set for plain lines without page words."""
        seen: set[str] = set()
        masked: set[str] = set()
        said: dict[tuple[str, bool], frozenset[str]] = {}
        lines = self.lines
        out: list[set[str] | None] = [None] * len(lines.texts)
        for k, i in enumerate(lines.filled):
            if not self._may_be(i):
                continue
            line, words = lines.texts[i], lines.words[i]
            if (line, k == 0) not in said:
                plain = self.page_words.is_strange_to(words) and _PLAIN.fullmatch(line)
                said[line, k == 0] = frozenset() if plain else frozenset(self._content_of(k, i))
            facts = set(said[line, k == 0])
            _repeats(line, words, seen, masked, facts)
            out[i] = facts
        return out

    def _content_of(self, k: int, i: int) -> set[str]:
        lines = self.lines
        line, words, tokens = lines.texts[i], lines.words[i], lines.tokens[i]
        if "://" in line:  # the words of an address are nobody's words
            tokens = WORD.findall(ADDRESS.sub(" ", line))
            words = [token.lower() for token in tokens]
        facts = content(line, tokens, words, self.page_words, self.habits)
        if self.about_code:
            facts -= {"code", "placeholder"}
        if k == 0:
            facts -= {"acts-capital", "act-capital"}  # so do titles
        if (
            line[0] not in _QUOTES
            and _QUESTION.search(line)
            and not facts.isdisjoint(("you", "we", "act-first", "act-capital", "cue"))
        ):
            facts.add("asks-then")
        return facts

    def _is_structured(self, i: int, facts: set[str]) -> bool:
        """Whether a line is part of verse or of a list, cites a book, or heads what follows: text, whatever its words."""
        lines = self.lines
        if lines.verse[i] or lines.alike[i] >= MOST_ALIKE or self._beginning(i) in self._own:
            return True
        if self.habits.topic and facts.isdisjoint(_EVEN_THERE):
            return True
        if "first-line" in facts and not facts.isdisjoint(_OF_THE_TEXT) and facts.isdisjoint(_SET_OFF):
            return True  # its title
        if ("words-1" in facts and i in self._list_heads) or i in self._of_the_text:
            return True
        if _VALUES.search(lines.texts[i]) and self.page_words.classes.keys().isdisjoint(lines.words[i]):
            return True
        if _REFERENCE.search(lines.texts[i]) or _CAPTION.match(lines.texts[i]):
            return True
        return lines.texts[i][-1] in ",;:" and len(lines.words[i]) < 9 and facts.isdisjoint(("chat", "code"))

    def _place(self, k: int, i: int, facts: set[str]) -> None:
        lines, filled = self.lines, self.lines.filled
        self._own_words(lines.words[i], facts)
        facts.add(self._part(i))
        for fact, holds in (
            ("no-prose", self.genre != "prose"),
            ("no-article", not self._has_article),
            ("first-line", k == 0 and (facts.isdisjoint(_NO_TITLE) or not facts.isdisjoint(_OF_THE_TEXT))),
            ("second-line", k == 1),
            ("last-line", k == len(filled) - 1),
            ("near-last", len(filled) - 4 < k < len(filled) - 1),
            ("last-tenth", len(filled) >= 10 and k >= 0.9 * len(filled)),
            ("island", 0 < i < len(lines.texts) - 1 and not lines.texts[i - 1] and not lines.texts[i + 1]),
            ("two-blank-above", i > 1 and not lines.texts[i - 1] and not lines.texts[i - 2]),
            ("alike-3", lines.alike[i] == 3),
            ("key-value", lines.form[i] == "key"),
        ):
            if holds:
                facts.add(fact)
        if lines.form[i] in ("number", "quantity", "time", "bullet"):
            facts.add(f"form-{lines.form[i]}")
        self._neighbours(k, i, facts)

    def _part(self, i: int) -> str:
        if not self._text:
            return "no-running-text"
        return "before-text" if i < self._text[0] else "after-text" if i > self._text[-1] else "among-text"

    def _own_words(self, words: Sequence[str], facts: set[str]) -> None:
        classes, own = self.page_words.classes, self.habits.own
        mine = [w for w in words if len(w) > 3 and w not in classes and w not in FUNCTION_WORDS]
        if mine and self._text:
            known = sum(w in own for w in mine)
            if not known:
                facts.add("no-own-word")
            elif 2 * known >= len(mine):
                facts.add("own-words")

    def _neighbours(self, k: int, i: int, facts: set[str]) -> None:
        lines, filled = self.lines, self.lines.filled
        above = filled[k - 1] if k else None
        below = filled[k + 1] if k + 1 < len(filled) else None
        if above is not None:
            if self.running[above]:
                facts.add("text-above")
            open_ = len(lines.words[above]) >= 8 and not STOP.search(lines.texts[above])
            if open_ and lines.texts[i][0].islower() and "stamp-key" not in facts:
                facts.add("continues")
        if below is not None:
            if self.running[below]:
                facts.add("between-text" if "text-above" in facts else "text-below")
                if len(lines.words[i]) <= 10 and facts.isdisjoint(_SAYS):
                    facts.add("heading")
            if lines.texts[below][0].islower() and len(lines.words[i]) >= 6 and not STOP.search(lines.texts[i]):
                facts.add("continued")
        if "between-text" in facts:
            facts.add("text-below")


_SAYS = frozenset(
    "page-words-half page-words-2 page-words-3 cue page-talk stop stop-wording asks exclaims separator".split()
)
"""Facts with which a line is no heading."""


_EVEN_THERE = frozenset("separators bar count ago act-twice acts-capital hashtags menu stars chat code".split())
"""Facts that make furniture even of a text that is about pages."""

_OF_THE_TEXT = frozenset(("own-words", "topic-word"))
_SET_OFF = frozenset("separator count ago stamp-key bar act-twice copyright credit stars address codes cut-off".split())
"""Facts of a title, and facts with which the first line is none even where the text speaks of the same."""
_NO_TITLE = frozenset(
    "cue page-talk separator count ago stamp-key bar act-twice copyright credit"
    " disclaimer sponsor chat stars address codes error-message cut-off".split()
)
"""Facts with which the first line is no title."""


def _is_habit(count: int, share: float) -> bool:
    return count > 1 and count >= share


def _repeats(line: str, words: Sequence[str], seen: set[str], masked: set[str], facts: set[str]) -> None:
    """Whether the line stood above already; short ones come again in many texts."""
    key = line.lower()
    mask = _DIGITS.sub("0", key)
    if len(words) > 3 and len(line) >= 20 and key in seen:
        facts.add("same-line")
    elif len(line) >= 12 and mask in masked and key not in seen:
        facts.add("same-but-digits")
    seen.add(key)
    masked.add(mask)
