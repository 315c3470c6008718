"""Letters that look alike in print: l, I, 1 and |, and short words with one letter read as another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from lint.core import late, vocabulary
from lint.kinds.code_page.accents import Accents
from lint.kinds.misread.reading import PrintedReading
from lint.lexicon.forms import COMMON, COMMONEST, LISTED, NAME_50, NAME_70, PLACE_BIG, UNKNOWN, Forms, folded
from lint.lexicon.tokens import LOWER, MIXED, TITLE, shaped, spans
from lint.structure.view import View

_CAPITAL_I = late.regex(r"\p{L}?\p{Ll}*(?<=\p{Ll})I+\p{Ll}*|I?\p{Ll}+I+\p{Ll}*")
_NUMERAL = late.regex(r"(?<=\p{Lu}\p{Ll}+ )(?:l{2,3}|l[VX]|Vl{1,3}|Xl{1,3}|XVl{0,3}|XlX|XlV)(?![\w’'])")
_PRONOUNS = late.regex(vocabulary.pattern("misread/pronouns"))
_FIRST = late.regex(r"(?:^|[\n.!?:“\"‘'(—–-][ \t]*)$")
_PRONOUN = late.regex(vocabulary.pattern("misread/pronoun"))
_BARS = late.regex(r"(?<![\w|])(?:\p{L}+\|+\p{Ll}+|\p{L}{2,}\|+|\|\p{Ll}{2,})(?![\w|])")
_ZERO = late.regex(vocabulary.pattern("misread/zero"))
_SHORT = vocabulary.words("misread/short")
_MISREAD = (("b", "h"), ("h", "b"), ("c", "e"), ("e", "c"), ("u", "n"), ("n", "u"), ("li", "h"), ("i", "t"), ("tl", "th"), ("ii", "n"), ("ii", "u"), ("rn", "m"), ("vv", "w"), ("lh", "th"))  # fmt: skip
SEVERAL = 2
"""Misread words of a document from which on single letters are told too."""
MIN_LETTERS = 5
"""Letters of a word that two letters in place of one may make unknown."""
NAMED = 3
"""Times that a name stands in a document which a machine hardly misreads alike each time."""
_PAIRS = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("li", "h"), ("lh", "th"), ("tli", "th"), ("nn", "m"), ("ni", "m"), ("in", "m"), ("ii", "n"), ("ii", "u"), ("rr", "n"), ("tb", "th"), ("ih", "th"), ("wb", "wh"))  # fmt: skip
_ONLY_L = vocabulary.words("misread/only-l")
_NAMES = frozenset((NAME_50, NAME_70, PLACE_BIG))


def readings(view: View, forms: Forms, accents: Accents) -> Iterator[PrintedReading]:
    """All of a document."""
    facts = view.anatomy.facts
    if facts["technical"]:
        return
    found = [*_capitals(view, forms), *_small(view, forms), *_signs(view.text, forms)]
    single = [*_single(view, forms, {(r.start, r.end) for r in found}), *_capitalised(view, forms)]
    if (found or single) and not facts["dialect"]:  # which is dear to know
        yield from found
        if len({r.text for r in (*found, *single)}) >= SEVERAL:  # one such word is a slip of the pen
            yield from single


def _capitals(view: View, forms: Forms) -> Iterator[PrintedReading]:
    """I for l inside a word: "fuII", "cIub"."""
    for token in sorted(shaped(view, forms, MIXED)):
        word = token.decode()
        if _CAPITAL_I.fullmatch(word):
            made = word[0] + word[1:].replace("I", "l")
            if len(word) > 2 and forms[folded(made)] in COMMON:
                yield from (PrintedReading(s, e, made, ("I for l",), sure=True) for s, e in spans(view, word))


def _small(view: View, forms: Forms) -> Iterator[PrintedReading]:
    """l for I at the beginning of a word, and short words with one letter misread."""
    text = view.text
    for token in sorted(shaped(view, forms, LOWER)):
        word = token.decode()
        if len(word) >= MIN_LETTERS and (whole := _long(word, forms)) is not None:
            yield from (PrintedReading(s, e, whole, (f"{word} is no word",)) for s, e in spans(view, word))
            continue
        if word[0] == "l" and len(word) > 1:
            made = "I" + word[1:]
            first = made.lower() in _ONLY_L
            if not first and not (len(word) > 3 and forms[word] == UNKNOWN and forms[made.lower()] in COMMON | _NAMES):
                continue
            for start, end in spans(view, word):
                opens = _FIRST.search(text, max(0, start - 4), start)
                if (
                    (opens and regex.match(r" \p{Ll}", text[end : end + 2]))
                    if first
                    else (opens or forms[made.lower()] in _NAMES)
                ):
                    yield PrintedReading(start, end, made, ("l for I",))
        elif (meant := _short(word, forms)) is not None:
            yield from (PrintedReading(s, e, meant, (f"{word} is no word",)) for s, e in spans(view, word))


def _capitalised(view: View, forms: Forms) -> Iterator[PrintedReading]:
    """Words with a capital in which two letters are read as one, or one as two: by itself it is a name ("Garny")."""
    for token in sorted(shaped(view, forms, TITLE)):
        word = token.decode()
        if len(word) >= MIN_LETTERS and (whole := _long(word, forms)) is not None and len(spans(view, word)) < NAMED:
            yield from (PrintedReading(s, e, whole, (f"{word} is no word",)) for s, e in spans(view, word))


def _short(word: str, forms: Forms) -> str | None:
    """The commonest word that a short one is when one letter is read as print has it."""
    if not 2 < len(word) < 7 or forms[word] in LISTED:
        return None
    made = {
        word[:i] + printed + word[i + len(read) :]
        for read, printed in _MISREAD
        for i in range(len(word))
        if word.startswith(read, i)
    } & _SHORT
    return made.pop() if len(made) == 1 else None


@lru_cache(maxsize=50_000)
def _long(word: str, forms: Forms) -> str | None:
    """The one common word that a longer one is when two letters are read as one, or one as two."""
    if forms[word.lower()] != UNKNOWN:
        return None
    made = {
        word[:i] + printed + word[i + len(read) :]
        for read, printed in _PAIRS
        for i in range(len(word))
        if word.startswith(read, i)
    }
    common = {m for m in made if forms[m.lower()] in COMMON and m[0].isupper() == word[0].isupper()}
    return common.pop() if len(common) == 1 else None


def _single(view: View, forms: Forms, taken: set[tuple[int, int]]) -> Iterator[PrintedReading]:
    """Longer words with one letter that looks like another in print."""
    for token in sorted(shaped(view, forms, LOWER)):
        word = token.decode()
        if (meant := _with_another(word, forms)) is not None:
            for start, end in spans(view, word):
                if (start, end) not in taken:
                    yield PrintedReading(start, end, meant, (f"{word} is no word",))


@lru_cache(maxsize=50_000)
def _with_another(word: str, forms: Forms) -> str | None:
    """The one common word that a longer one is with one letter in place of another that looks like it."""
    if len(word) < MIN_LETTERS or forms[word] != UNKNOWN:
        return None
    made = {
        word[:i] + printed + word[i + 1 :]
        for read, printed in _MISREAD
        if len(read) == len(printed) == 1
        for i in range(len(word))
        if word[i] == read
    }
    common = [m for m in made if forms[m] in COMMON]
    return common[0] if len(common) == 1 else None


def _signs(text: str, forms: Forms) -> Iterator[PrintedReading]:
    """Numerals of kings, the pronoun, bars and figures."""
    if "l" in text:
        for match in _NUMERAL.finditer(text):
            if not _PRONOUNS.search(text, max(0, match.start() - 6), match.start()):
                yield PrintedReading(*match.span(), match.group().replace("l", "I"), ("l for I in a numeral",))
    for match in _PRONOUN.finditer(text):
        yield PrintedReading(*match.span(), "I", ("the pronoun",))
    if "|" in text:
        for match in _BARS.finditer(text):
            made = match.group().replace("|", "l")
            if forms[folded(made)] in COMMONEST and len(made) > 2:
                yield PrintedReading(*match.span(), made, ("a bar for l",))
    for match in _ZERO.finditer(text):
        yield PrintedReading(
            *match.span(), match.group().replace("0", "o").replace("1", "i"), ("a figure for a letter",)
        )
