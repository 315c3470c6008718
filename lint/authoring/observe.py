"""What a corpus shows about its own habits: two readings, the second of what the first found worth asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import regex

from lint.core import late
from lint.core.kind import Hit, Needle
from lint.core.tally import Forms, forms_of, merge
from lint.core.text import Document
from lint.kinds.consistency import names as long_names
from lint.kinds.near_duplicate import passages
from lint.matching.engine import Engine
from lint.structure.view import View

Corpus = Callable[[], Iterable[Document]]
"""Gives the documents of a corpus, again each time."""

LONGEST_LINE = 80
"""Characters of a line that may be a site's furniture."""
USUAL = 3
"""Times a phrase must be met to be worth a second reading."""
_HYPHENED = late.regex(r"(?<![\w-])\p{L}{2,}-\p{L}{2,}(?![\w-])")
_PHRASE = late.regex(r"(?<=[\p{Ll},] )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3}(?![\w-])")
_TOKEN = late.regex(r"(?<![\w'’-])\p{L}{5,}(?![\w'’-])")
_SENTENCE_START = late.regex(r"(?:^|[.!?:…“”\"]\s?)\s*$", regex.M)


@dataclass
class Observed:
    """Tallies of one corpus, by the question that they answer."""

    corpus: Corpus
    documents: int = 0
    lines: passages.Passages = field(default_factory=passages.no_passages)
    """Short paragraphs."""
    names: Forms = field(default_factory=dict)
    """Long names by what their variants share."""
    hyphens: Forms = field(default_factory=dict)
    """Compounds by their letters; forms `a-b`, `a b`, `ab` in small letters."""
    casing: Forms = field(default_factory=dict)
    """Phrases in small letters; forms as written inside sentences."""
    tokens: Forms = field(default_factory=dict)
    """Words of five letters and more; the form is the word itself."""


def observe(corpus: Corpus) -> Observed:
    """Read a corpus twice."""
    seen, asked = Observed(corpus), Counter[str]()
    for document in corpus():
        view = View(document)
        seen.documents += 1
        lines = passages.tally_of(view, 4, LONGEST_LINE, lambda start, end: True)
        if lines is not None:
            passages.merge(seen.lines, lines)
        merge(seen.names, _names(view))
        tokens = ((m.group(), m.group(), *m.span()) for m in _TOKEN.finditer(view.text))
        merge(seen.tokens, forms_of(tokens, view.place))
        asked.update(m.group().casefold() for m in _HYPHENED.finditer(view.text))
        asked.update(m.group().casefold() for m in _PHRASE.finditer(view.text))
    _second(corpus, [phrase for phrase, count in asked.items() if count >= USUAL], seen)
    return seen


def _second(corpus: Corpus, phrases: list[str], seen: Observed) -> None:
    """Every form of the phrases that the first reading met often."""
    needles: dict[str, Needle] = {}
    for phrase in phrases:
        words = regex.split("[ -]", phrase)
        for form in {" ".join(words), "-".join(words), "".join(words)} if len(words) == 2 else {phrase}:
            needles[form] = Needle(form, literal=True, ignore_case=True, tag=form)
    engine = Engine([(0, n) for n in needles.values()])
    for document in corpus():
        view = View(document)
        hits = [h for h in engine.scan(view.text).get(0, ()) if not view.anatomy.in_quotation(h.start, h.end)]
        met = [(regex.sub("[ -]", "", h.tag), h.tag, h.start, h.end) for h in hits if _whole(view.text, h)]
        merge(seen.hyphens, forms_of(met, view.place))
        inside = [(h.tag, view.text[h.start : h.end], h.start, h.end) for h in hits if _inside(view, h)]
        merge(seen.casing, forms_of(inside, view.place))


def _names(view: View) -> Forms:
    hits = [Hit(*m.span()) for m in _NAME.finditer(view.text)]
    return forms_of(
        ((s.thing, s.form, s.start, s.end) for s in long_names.observe(view, hits) if not s.quoted), view.place
    )


_NAME = late.regex(long_names.NAME)


def _whole(text: str, hit: Hit) -> bool:
    return text[hit.start - 1 : hit.start] != "-" and text[hit.end : hit.end + 1] != "-"


def _inside(view: View, hit: Hit) -> bool:
    """Whether the hit stands inside a sentence of the body, where its capitals mean something."""
    zone = view.anatomy.paragraph_at(hit.start).zone
    return zone == "body" and not _SENTENCE_START.search(view.text, max(0, hit.start - 4), hit.start)
