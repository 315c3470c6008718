"""Two words in one and one word in two, judged by learned scorecards over word and pair frequencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from lint.core import late, vocabulary
from lint.kinds.near_miss.beside import Beside, beside
from lint.kinds.near_miss.cuts import FUNCTION, Cut, cuts
from lint.kinds.near_miss.formation import is_inflected
from lint.kinds.near_miss.learned import Knowledge, judged
from lint.kinds.near_miss.piece_facts import GLUED, PIECES
from lint.kinds.near_miss.search import Respelling, S, Search
from lint.lexicon.edits import edits_of
from lint.lexicon.forms import COMMON, LISTED, PREFIXES, UNKNOWN, Forms, folded
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.index import Index
from lint.lexicon.tokens import LOWER, MIXED, TITLE, distinct, is_identifier, spans, uses, words
from lint.structure.view import View

BEFORE_WORDS = PREFIXES | vocabulary.words("near_miss/before-words")
AFTER_WORDS = vocabulary.words("near_miss/after-words")
"""What begins and ends compounds and names, so that it proves no lost space."""
_CAMEL = late.regex(r"(\p{L}\p{Ll}+)(\p{Lu}\p{Ll}*)")
SURE_ONES = 2
"""Sure finds of glued words from which the others of a document are believed more easily."""


@dataclass(frozen=True, slots=True)
class GluedWord:
    """A word that may be several, and the ways to cut it, the likeliest first; `camel` is what a capital inside it tells."""

    word: str
    ways: tuple[Cut, ...]
    camel: frozenset[str] = frozenset()

    @property
    def cut(self) -> Cut:
        """The likeliest way."""
        return self.ways[0]

    @property
    def right(self) -> str:
        """The pieces as they should stand, in the case of the word."""
        ends = list(accumulate(map(len, self.cut.pieces)))
        return " ".join(self.word[a:b] for a, b in pairwise([0, *ends]))


class _Weighed(Search[S]):
    """Judges by how frequent words and pairs are."""

    technical = False

    def __init__(
        self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str], knowledge: Knowledge
    ) -> None:
        super().__init__(index, known, given, allow)
        self.knowledge = knowledge


class Fused(_Weighed[GluedWord]):
    """Words with the space between them lost."""

    slip = "fused"
    shapes = (LOWER, TITLE, MIXED)

    def name(self, suspect: GluedWord) -> str:
        return suspect.word

    def suspects(self, token: bytes, forms: Forms) -> Iterator[GluedWord]:
        frequencies = self.knowledge.open()[0]
        for word in words(token):
            form = folded(word)
            if len(form) < 4 or not form.isalpha() or not word.isascii():
                continue
            if camel := _CAMEL.fullmatch(word):
                yield from self._of_camel(word, camel[1], camel[2], forms, frequencies)
            if not word[1:].islower() or forms[form] in LISTED or form in self.allow or form in self.index:
                continue
            ways = cuts(form, forms, frequencies)
            if ways:
                yield GluedWord(word, tuple(ways[:2]))

    def _of_camel(
        self, word: str, first: str, second: str, forms: Forms, frequencies: Frequencies
    ) -> Iterator[GluedWord]:
        """A capital inside a word: `onMonday`, `bankThe`; both halves must be known."""
        one, two = folded(first), folded(second)
        if first[0].isupper() and forms[two] in COMMON:
            return  # "MoveOn", "WeWork": two ordinary words with capitals are the name of a firm or a thing
        if forms[one] in LISTED and (forms[two] in LISTED or second in self.given) and one + two not in self.index:
            zipf = frequencies.pair(one, two)
            cut = Cut((one, two), zipf or -1.0, zipf > 0)
            opener = {"camel", "camel-opener"} if two in FUNCTION else {"camel"}
            name = {"camel-name"} if second in self.given or forms[two] not in COMMON else set()
            yield GluedWord(word, (cut,), frozenset((*opener, *name)))

    def find(self, view: View) -> Iterator[Respelling]:
        found = list(super().find(view))
        if sum(miss.sure for miss in found) >= SURE_ONES:
            found = [replace(miss, minor=False) for miss in found]
        yield from found

    def judged(self, view: View, suspect: GluedWord, token: bytes, forms: Forms) -> Iterator[Respelling]:
        if is_identifier(view, suspect.word):
            return
        for start, end in spans(view, suspect.word):
            around = beside(view.text, start, end)
            if around.capital and not suspect.camel and forms[suspect.cut.pieces[0]] in COMMON:
                continue  # "Isan" is a name, and no "Is an"
            held = self._cheap_facts(view, suspect, around, token, forms)
            right = suspect.right
            card = self.knowledge.cards["glued"]
            miss = judged(card, held, GLUED, start, end, (right,))
            if miss and _is_slip_near(folded(suspect.word), forms):  # it speaks against, and is dear: asked last
                held.add("slip-near")
                miss = judged(card, held, GLUED, start, end, (right,))
            if miss and "no-function" in held and miss.score < card.bands["safe"]:  # people join nouns freely
                miss = replace(miss, minor=True, sure=False)
            if miss:
                yield miss

    def facts(self, view: View, suspect: GluedWord, around: Beside, token: bytes, forms: Forms) -> set[str]:
        """What holds at a place, by name."""
        near = {"slip-near"} if _is_slip_near(folded(suspect.word), forms) else set()
        return self._cheap_facts(view, suspect, around, token, forms) | near

    def _cheap_facts(self, view: View, suspect: GluedWord, around: Beside, token: bytes, forms: Forms) -> set[str]:
        frequencies = self.knowledge.open()[0]
        pair, pieces = frequencies.pair, suspect.cut.pieces
        held = {*suspect.camel, *_of_form(suspect.word, suspect.ways, forms, frequencies)}
        right = pair(pieces[-1], around.after.lower())
        times, present = uses(view)[token], distinct(view)
        held |= {fact for fact, n in (("used-twice", 2), ("used-thrice", 3)) if times >= n}
        facts = {
            "next-fits": right > 0,
            "next-fits-well": right >= 4,
            "previous-fits": pair(around.before.lower(), pieces[0]) > 0,
            "stranger-next": around.after[:1].isupper() and forms[folded(around.after)] not in LISTED,
            "stranger-before": around.before[:1].isupper() and forms[folded(around.before)] not in LISTED,
            "half-in-document": any(
                len(p) > 2 and p not in FUNCTION and p.encode() in present for p in (pieces[0], pieces[-1])
            ),
        }
        return held | {fact for fact, holds in facts.items() if holds}


@lru_cache(maxsize=50_000)
def _is_slip_near(form: str, forms: Forms) -> bool:
    """Whether one letter wrong makes the form of a common word."""
    return any(forms[near] in COMMON for near in edits_of(form))


def _of_form(word: str, ways: Sequence[Cut], forms: Forms, frequencies: Frequencies) -> Iterator[str]:
    """What the letters of a word and its cuts tell."""
    form, cut = folded(word), ways[0]
    first, last = cut.pieces[0], cut.pieces[-1]
    pair = cut.zipf if cut.counted else 0.0
    zipf = frequencies.word(form)
    rarer = min(frequencies.word(first), frequencies.word(last))
    outer = (first in FUNCTION) + 2 * (last in FUNCTION)
    yield ("no-function", "first-function", "last-function", "both-function")[outer]
    facts = {
        "pair-counted": cut.counted,
        **{f"pair-{z}": pair >= z for z in (3, 4, 5, 6)},
        **{f"rarer-{z}": rarer >= z for z in (3.6, 4.6, 5.6)},
        "three": len(cut.pieces) == 3,
        "form-on-web": zipf > 0,
        "form-on-web-2": zipf >= 2,
        "form-on-web-2.6": zipf >= 2.6,
        "pair-outweighs": 0 < zipf <= cut.zipf - 2.5,
        "form-rivals-pair": zipf > max(0.0, cut.zipf - 1),
        "weakly-known": forms[form] != UNKNOWN,
        "capital": word[0].isupper(),
        "prefix-like": first in BEFORE_WORDS,
        "suffix-like": last in AFTER_WORDS,
        "short-half": min(len(first), len(last)) < 3,
        "letter-half": min(len(first), len(last)) == 1,
        "long-halves": min(len(first), len(last)) > 3,
        "another-cut": len(ways) > 1 and ways[1].zipf >= cut.zipf - 0.7,
        "made-by-rule": is_inflected(form, forms),
    }
    yield from (fact for fact, holds in facts.items() if holds)


_FIRST = late.regex(r"(?<![\w'’.@/#\\-])(\p{L}\p{Ll}*)[ \u00a0]$")
_SECOND = late.regex(r"[ \u00a0](\p{Ll}+)(?![\w'’-])")
LEAST = 5
"""Letters of a whole word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word that may be a piece of one."""

    word: str


_NAME_GOES_ON = late.regex(r"[ -]\p{Lu}")


class Apart(_Weighed[Piece]):
    """Words with a space inside."""

    slip = "apart"
    shapes = (LOWER, TITLE)

    def name(self, suspect: Piece) -> str:
        return suspect.word

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Piece]:
        word = token.decode("utf-8", "replace")
        if (
            word.isascii()
            and word.isalpha()
            and (word.islower() or word.istitle())
            and (forms[folded(word)] not in COMMON or len(word) == 1)
        ):
            yield Piece(word)

    def judged(self, view: View, suspect: Piece, token: bytes, forms: Forms) -> Iterator[Respelling]:
        for start, end, first, second in self.places(view, suspect, forms):
            if first[0].isupper() and _NAME_GOES_ON.match(view.text, end):  # "Bab el Mandeb"
                continue
            held = self.facts(view, first, second, (start, end), forms)
            whole = first + second
            miss = judged(self.knowledge.cards["apart"], held, PIECES, start, end, (whole,)) if held else None
            if miss:
                yield miss

    def places(self, view: View, suspect: Piece, forms: Forms) -> Iterator[tuple[int, int, str, str]]:
        """Where a piece stands beside another: span, first and second piece; a pair is met once."""
        text = view.text
        for start, end in spans(view, suspect.word):
            if len(suspect.word) == 1 and start and not text[start - 1].isspace():  # "1.5°C over"
                continue
            after = _SECOND.match(text, end)
            if after and self._is_whole(suspect.word, after[1], forms):
                yield start, after.end(), suspect.word, after[1]
            before = _FIRST.search(text, max(0, start - 20), start)
            if (
                before
                and forms[folded(before[1])] in COMMON
                and suspect.word.islower()
                and self._is_whole(before[1], suspect.word, forms)
            ):
                yield before.start(), end, before[1], suspect.word

    def _is_whole(self, first: str, second: str, forms: Forms) -> bool:
        form = folded(first + second)
        if len(form) < LEAST or form in self.allow:
            return False
        return self.knowledge.open()[0].word(form) >= 3.0 and forms[form] in LISTED

    def facts(self, view: View, first: str, second: str, span: tuple[int, int], forms: Forms) -> set[str]:
        """What holds of two pieces at a place, by name."""
        frequencies = self.knowledge.open()[0]
        one, two = folded(first), folded(second)
        whole, pair, met = one + two, frequencies.pair, uses(view)
        around = beside(view.text, *span)
        zipf = frequencies.word(whole)
        facts = {
            **{f"whole-{z}": zipf >= z for z in (3.6, 4, 4.6, 5)},
            "whole-uncommon": forms[whole] not in COMMON,
            **_of_piece("first", one, forms, frequencies),
            **_of_piece("second", two, forms, frequencies),
            "pair-counted": pair(one, two) > 0,
            "capital": first[0].isupper(),
            "fits-left": pair(around.before.lower(), whole) > 0,
            "fits-right": pair(whole, around.after.lower()) > 0,
            "whole-in-document": met[whole.encode()] > 0,
            "piece-thrice": max(met[first.encode()], met[second.encode()]) > 2,
            "prefix-like": one in BEFORE_WORDS,
            "suffix-like": two in AFTER_WORDS,
        }
        return {fact for fact, holds in facts.items() if holds}


def _of_piece(which: str, form: str, forms: Forms, frequencies: Frequencies) -> dict[str, bool]:
    cls = forms[form]
    return {
        f"{which}-unknown": cls not in LISTED,
        f"{which}-common": cls in COMMON,
        f"{which}-rare": frequencies.word(form) < 3.2,
        f"{which}-letter": len(form) == 1,
        f"{which}-two": len(form) == 2,
        f"{which}-function": form in FUNCTION,
    }
