"""A term base: concepts with their names in each language, found in inflected forms, and what is missing of them.

A row is a mapping of language codes to forms (one, or a list): `{zh: 人大, en: [National People's Congress, NPC]}`. `right`
are the forms in whatever language the text has, `wrong` those that must not be used for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from lint.core import late
from lint.kinds.counterpart.countries import fold
from lint.kinds.counterpart.sides import code_of
from lint.kinds.counterpart.written import SPACELESS

_TOKEN = late.regex(r"[\p{L}\p{M}\p{N}]+")
_MOST_ENDING = 3
"""Letters of the longest ending that may stand after a word of a term, or in place of its own."""
_LEAST_CUT = (5, 7)
"""Letters of the shortest word whose last letter, and whose last two, may be other ones."""
_ANY = "right"
_WRONG = "wrong"


class Term(NamedTuple):
    """A concept: its names by language code, and the names it must not have."""

    names: Mapping[str, tuple[str, ...]]
    wrong: tuple[str, ...] = ()

    def forms(self, language: str) -> tuple[str, ...]:
        """The names in a language, those for every language last."""
        return (*self.names.get(language, ()), *self.names.get(_ANY, ()))


class TermBase:
    """Terms, and where to look for them in a text of some language."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._starts: dict[str, dict[str, list[tuple[Term, str]]]] = {}

    def __getstate__(self) -> dict[str, object]:
        return {"terms": self.terms, "_starts": {}}

    def starting(self, language: str) -> Mapping[str, Sequence[tuple[Term, str]]]:
        """Terms and their forms in a language by how the form begins, the longest form first."""
        known = self._starts.get(language)
        if known is None:
            gathered: dict[str, list[tuple[Term, str]]] = defaultdict(list)
            for term in self.terms:
                for form in term.names.get(language, ()):
                    gathered[_start(form, language)].append((term, form))
            known = {k: sorted(v, key=lambda f: -len(f[1])) for k, v in gathered.items()}
            self._starts[language] = known
        return known


def _start(text: str, language: str) -> str:
    return text[:1] if language in SPACELESS else fold(next(iter(_TOKEN.findall(text)), text))[:2]


def read(rows: object) -> TermBase:
    """A term base from rows; raises `ValueError` for one that translates nothing."""
    terms = []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ValueError("a term base is a list of terms, each a mapping of languages to names")
    for row in rows:
        names = {key if key == _ANY else code_of(key): _forms(value) for key, value in row.items() if _is_language(key)}
        names = {key: forms for key, forms in names.items() if forms}
        if not names.get(_ANY) and len(names) < 2:
            raise ValueError(f"a term needs names in two languages, or 'right': {dict(row)}")
        terms.append(Term(names, _forms(row.get(_WRONG))))
    return TermBase(terms)


def _is_language(key: str) -> bool:
    return key == _ANY or regex.fullmatch(r"[a-z]{2,3}(?:[-_]\w+)*", key) is not None


def _forms(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("|") if part.strip())
    return tuple(map(str, value)) if isinstance(value, list) else ()


def in_source(text: str, language: str, base: TermBase) -> Iterator[tuple[int, int, Term]]:
    """The terms of the base that a text names, with their spans: of overlapping ones the longest at a place."""
    starting, after = base.starting(language), 0
    if not starting:
        return
    if language in SPACELESS:
        for at, char in enumerate(text):
            if at >= after and char in starting:
                found = next(((t, f) for t, f in starting[char] if text.startswith(f, at)), None)
                if found is not None:
                    after = at + len(found[1])
                    yield at, after, found[0]
        return
    tokens = [(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(text)]
    for number, (at, _, word) in enumerate(tokens):
        if at < after:
            continue
        for term, form in starting.get(word[:2], ()):
            end = _matched(tokens, number, form)
            if end is not None:
                after = end
                yield at, end, term
                break


def _matched(tokens: Sequence[tuple[int, int, str]], number: int, form: str) -> int | None:
    """Where a form ends that begins with the token of this number; `None` where another text stands there."""
    words = _words(form)
    here = tokens[number : number + len(words)]
    if len(here) < len(words) or not all(_inflected(t[2], w) for t, w in zip(here, words, strict=True)):
        return None
    return here[-1][1]


def _words(form: str) -> list[str]:
    return [fold(word) for word in _TOKEN.findall(form)]


def _inflected(written: str, word: str) -> bool:
    """Whether a folded word is a form of another: the same letters but for an ending."""
    stem = word[: len(word) - sum(len(word) >= least for least in _LEAST_CUT)]
    return written.startswith(stem) and len(written) <= len(word) + _MOST_ENDING


def missing_terms(here: str, there: str, language: str, origin: str, base: TermBase) -> Iterator[tuple[int, int, Term]]:
    """Terms of the source none of whose names is here, not even a wrong one, with their spans there."""
    tokens: list[tuple[int, int, str]] | None = None
    for start, end, term in in_source(there, origin, base):
        forms = term.forms(language)
        if tokens is None:
            tokens = [(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(here)]
        if forms and not any(_names(form, here, tokens, language) for form in (*forms, *term.wrong)):
            yield start, end, term


def wrong_terms(
    here: str, there: str, language: str, origin: str, base: TermBase
) -> Iterator[tuple[int, int, int, int, Term]]:
    """Names that a term of the source must not have: spans here, span there, the term."""
    tokens = [(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(here)]
    for start, end, term in in_source(there, origin, base):
        right = (
            {at for form in term.forms(language) for at, _ in _places(form, here, tokens, language)}
            if term.wrong
            else ()
        )
        for form in term.wrong:
            for at, stop in _places(form, here, tokens, language):
                if at not in right:  # a right name of the same words, but for case or ending
                    yield at, stop, start, end, term


def _names(form: str, text: str, tokens: Sequence[tuple[int, int, str]], language: str) -> bool:
    return next(_places(form, text, tokens, language), None) is not None


def _places(form: str, text: str, tokens: Sequence[tuple[int, int, str]], language: str) -> Iterator[tuple[int, int]]:
    if language in SPACELESS or not _words(form):
        yield from (m.span() for m in regex.finditer(regex.escape(form), text))
        return
    for number, token in enumerate(tokens):
        if token[2][:2] == _words(form)[0][:2] and (end := _matched(tokens, number, form)) is not None:
            yield token[0], end
