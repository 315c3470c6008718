"""One name in two spellings: "Mayor Bennani" and "Benani", "Captain MacAskill" and "Captain McCaskill", "Donja Lomnica" and
"Donja Lomnitsa".

Two names that are one slip, or one transcription, apart are one where they stand in the same frame: after the same title or
first name, before the same name or number; or where one of them was introduced with title or first name and the other one
never was; or where they are long and no list knows either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.core.rule import Severity
from lint.kinds.near_miss.beside import CHINESE_SURNAMES, COMPANIONS, PARTICLES, Beside, beside, is_title
from lint.kinds.one_name.proposal import Span, proposal, share_sentence
from lint.lexicon.edits import slip, swaps_of, undoubled
from lint.lexicon.forms import COMMON, LISTED, UNKNOWN, Forms, folded
from lint.lexicon.sound import skeleton
from lint.lexicon.tokens import distinct, spans, words
from lint.structure.view import View, cached_per_document

LEAST = 5
"""Letters of the shortest name that counts: among short ones every letter makes another name."""
_LONG = 7
"""Letters from which two names that no list has are too long to be alike by chance, whatever stands beside them."""
_MOST = 400
"""Names of a document that are compared; a register of more is a list of people who are alike by chance."""
_LETTERS = (("mc", "mac"), ("tz", "c"), ("ts", "c"), ("cz", "c"), ("sz", "s"), ("oe", "o"), ("ue", "u"), ("ou", "u"))
"""What one transcription writes for another's letters, beside what the skeleton evens out."""
_ENDINGS = frozenset("aeiouys")
"""Last letters by which names of two people differ: Petrov and Petrova, Mario and Maria, Roberts and Robert."""
_NO_NAME = vocabulary.words("one_name/spellings-no-name")
_PEOPLE = late.regex("n?s?$")
"""What makes a people, or two countries, of one."""
_SHAPE = late.regex(r"\p{Lu}[\p{Ll}’']*(?:\p{Lu}\p{Ll}+)?")
_NUMBER = late.regex(r" (\d{2,4}[A-Za-z]?)\b")


@dataclass(frozen=True, slots=True)
class Use:
    """A name where it stands, and what stands beside it: a title or another name before, a name or number after."""

    start: int
    end: int
    title: str
    before: str
    after: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @property
    def is_bare(self) -> bool:
        """Whether nothing says whose name it is."""
        return not (self.title or self.before or self.after)


def spellings(view: View, forms: Forms, given: Set[str]) -> Iterator[Candidate]:
    """The rarer of two spellings of one name, or the later one; no more than a hint where one of them is some known name,
    and no given name is the same."""
    told: set[str] = set()
    for one, two in sorted(_alike(_names(view, forms, given))):
        uses = {word: _uses(view, word) for word in (one, two)}
        if not uses[one] or not uses[two]:
            continue
        main, rare = sorted((one, two), key=lambda w: (forms[folded(w)] == UNKNOWN, -len(uses[w]), uses[w][0].start))
        namesakes = _share_given(uses[main], uses[rare], given)
        if rare in told or not _is_one_name(view, forms, (main, uses[main]), (rare, uses[rare]), namesakes):
            continue
        told.add(rare)
        known = {forms[folded(main)], forms[folded(rare)]} & LISTED and not namesakes and _go_on(uses[main], uses[rare])
        for use in uses[rare]:
            yield proposal(view, use.span, [other.span for other in uses[main]], Severity.INFO if known else None)


def _names(view: View, forms: Forms, given: Set[str]) -> set[str]:
    """The capitalised words of a document that are no common words, or given names."""
    found = set()
    for token in distinct(view):
        if token.islower() and token.isascii():  # most of them
            continue
        for word in words(token):
            if len(word) >= LEAST and word[0].isupper() and _SHAPE.fullmatch(word) and word not in _NO_NAME:
                bare = word.removesuffix("’s").removesuffix("'s")
                if len(bare) >= LEAST and (forms[folded(bare)] not in COMMON or bare.lower() in given):
                    found.add(bare)
    return found if len(found) <= _MOST else set()


def _alike(names: set[str]) -> set[tuple[str, str]]:
    """Pairs of names one slip or one transcription apart: those that share what is left when a letter is taken out, or what
    they sound like."""
    filed: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        for key in _keys(name):
            filed[key].add(name)
    pairs = {pair for group in filed.values() if 1 < len(group) < 12 for pair in combinations(sorted(group), 2)}
    forms = {name: folded(name) for pair in pairs for name in pair}
    return {
        (one, two)
        for one, two in pairs
        if _in_accents(one, two) or _is_alike(forms[one], forms[two]) or _in_ending(forms[one], forms[two])
    }


def _in_ending(one: str, two: str) -> bool:
    """Whether two forms differ in the vowel that they end in."""
    return one != two and one[:-1] == two[:-1] and one[-1] in _ENDINGS and two[-1] in _ENDINGS


def _in_accents(one: str, two: str) -> bool:
    """Whether both have accents, and differ in nothing else: "Havránek" and "Havranék"."""
    return folded(one) == folded(two) and not (one.isascii() or two.isascii())


@lru_cache(maxsize=10_000)
def _keys(name: str) -> frozenset[str]:
    """What a name is filed under; documents of one corpus share many names."""
    form = folded(name)
    return frozenset((form, *(form[:i] + form[i + 1 :] for i in range(len(form))), *swaps_of(form), "~" + _sound(form)))


def sounds_alike(one: str, two: str) -> bool:
    """Whether two folded forms are transcriptions of one name."""
    return _sound(one) == _sound(two)


def _sound(form: str) -> str:
    for letters, other in _LETTERS:
        form = form.replace(letters, other)
    return skeleton(form)


def _is_alike(one: str, two: str) -> bool:
    if one == two or (one in CHINESE_SURNAMES and two in CHINESE_SURNAMES):
        return False
    if one[1:] == two or two[1:] == one:
        return False
    if _PEOPLE.sub("", one) == _PEOPLE.sub("", two):
        return False
    if one[:-1] in (two, two[:-1]) or two[:-1] == one:
        return not (one[-1] in _ENDINGS or two[-1] in _ENDINGS)
    return slip(one, two) is not None or (
        one[0] == two[0] and sounds_alike(one, two) and abs(len(one) - len(two)) < 3 and len(_rest(one, two)) < 4
    )


def _rest(one: str, two: str) -> str:
    """What two forms do not share at their beginnings and ends, of the longer one."""
    one, two = sorted((undoubled(one), undoubled(two)), key=len)
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    end = next(
        (i for i, (a, b) in enumerate(zip(one[start:][::-1], two[start:][::-1], strict=False)) if a != b),
        len(one) - start,
    )
    return two[start : len(two) - end]


@cached_per_document
def _uses(view: View, word: str) -> list[Use]:
    found = []
    for start, end in spans(view, word):
        side = beside(view.text, start, end)
        number = _NUMBER.match(view.text, end)
        after = number[1] if number else side.after if side.after[:1].isupper() else ""
        found.append(Use(start, end, *_before(view.text, start, side), after))
    return found


def _before(text: str, start: int, side: Beside) -> tuple[str, str]:
    """The title, also before a first name, and the name before a name."""
    if is_title(side.before):
        return side.before.rstrip(".").lower(), ""
    if not side.before[:1].isupper() or side.before in _NO_NAME or len(side.before) < 2:
        return "", ""
    at = start - len(side.before) - 1
    title = beside(text, at, start - 1).before
    return title.rstrip(".").lower() if is_title(title) else "", side.before


def _go_on(one: list[Use], two: list[Use]) -> bool:
    """Whether both have another name after them, and not the same: "Mohamad Sabu" and "Mohamed Najib"."""
    names = [{use.after for use in uses if use.after} for uses in (one, two)]
    return all(names) and names[0].isdisjoint(names[1])


def _share_given(one: list[Use], two: list[Use], given: Set[str]) -> bool:
    """Whether a person of the same given name bears both: relatives share a surname, not the given name."""
    return bool({u.before.lower() for u in one} & {u.before.lower() for u in two} & given)


def _is_one_name(
    view: View, forms: Forms, main: tuple[str, list[Use]], rare: tuple[str, list[Use]], namesakes: bool
) -> bool:
    """Whether two spellings are of one name: in one frame, and never in one sentence. `namesakes`: of one given name."""
    if share_sentence(view, (u.span for u in main[1]), (u.span for u in rare[1])) or (
        not namesakes and _are_two(forms, main, rare)
    ):
        return False
    if any(_frame(one, two) for one in main[1] for two in rare[1]):
        return not _in_ending(folded(main[0]), folded(rare[0]))
    one, two = folded(main[0]), folded(rare[0])
    if _are_swapped(one, two, forms):
        return True
    if {forms[one], forms[two]} & LISTED or one[0] != two[0]:
        return False
    introduced = any(u.title or u.before for u in main[1]) and all(u.is_bare for u in rare[1])
    return introduced or (min(len(one), len(two)) >= _LONG and one[-1] == two[-1])


def _are_swapped(main: str, rare: str, forms: Forms) -> bool:
    """Whether two letters changed places in a form that is no word and no common name: nobody is called both."""
    return forms[rare] not in LISTED and slip(rare, main) == "swap"


def _are_two(forms: Forms, main: tuple[str, list[Use]], rare: tuple[str, list[Use]]) -> bool:
    """Whether both are known names, and nothing but chance need make them alike, or one stands with another first name."""
    if forms[folded(rare[0])] in LISTED and forms[folded(main[0])] in LISTED:
        return True
    first = {u.before for u in main[1] if u.before}
    other = {u.before for u in rare[1] if u.before}
    return bool(first and other and first.isdisjoint(other)) or (len(rare[1]) > 1 and len(main[1]) < 2 * len(rare[1]))


def _frame(one: Use, two: Use) -> bool:
    """Whether two names stand in the same frame."""
    if one.title and one.title == two.title:
        return True
    if one.before and one.before == two.before:
        low = one.before.lower()
        return low not in COMPANIONS and low not in PARTICLES
    return bool(one.after) and one.after == two.after
