"""One whole name with one of its words in two spellings: "Lewis Cartwright" and "Louis Cartwright", "Yuan Wei" and "Yuan Wai".

Names of people and of things of which all words but one are the same need no other frame: in 1.1 million words of news, articles
and speeches 11 of 12 such pairs were one name, once what is an inflection of a word was left out ("South Korea" and "South
Korean")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.near_miss.beside import is_title
from lint.kinds.one_name.proposal import Span, pairs_within, proposal, share_sentence
from lint.kinds.one_name.spellings import sounds_alike
from lint.lexicon.edits import slip
from lint.lexicon.forms import COMMON, LISTED, Forms, folded
from lint.structure.view import View

_WORD = r"\p{Lu}[\p{L}’'-]*\p{Ll}"
_RUN = late.regex(
    rf"(?<![\p{{L}}’'.-])(?:{_WORD}|\p{{Lu}}\.)(?: (?:{vocabulary.pattern('one_name/particles')} )?(?:{_WORD}|\p{{Lu}}\.))+"
)
"""Capitalised words in a row, with initials and the small words of names."""
_LEADING = vocabulary.words("one_name/leading")
_POSSESSIVE = ("’s", "'s")
_LONGEST = 4
"""Words of the longest name that is compared: longer runs are headlines."""
_LEAST = 3
"""Letters of the shortest word that counts."""
_SUFFIX = late.regex(vocabulary.pattern("one_name/suffix"))
_END = frozenset(vocabulary.word_list("one_name/endings"))
_HOMOPHONE = 5
"""Letters from which two words that begin and end alike may differ in two letters: "Lewis" and "Louis"."""

_Name = tuple[str, ...]


def full_names(view: View, forms: Forms) -> Iterator[Candidate]:
    """The rarer of two spellings of one word in a name, or the later one."""
    names = _names(view)
    for main, rare, at in sorted(_pairs(names)):
        one, two = sorted((main, rare), key=lambda name: (-len(names[name]), names[name][0]))
        if _is_slip(forms, one, two, at) and not share_sentence(view, names[one], names[two]):
            others = [_word_at(view, span, at) for span in names[one]]
            for span in names[two]:
                yield proposal(view, _word_at(view, span, at), others)


def _names(view: View) -> dict[_Name, list[Span]]:
    """Where each name of two words and more stands, without titles and what leads to it."""
    found: defaultdict[_Name, list[Span]] = defaultdict(list)
    for run in _RUN.finditer(view.text):
        words, start, end = run[0].split(" "), run.start(), run.end()
        for ending in _POSSESSIVE:
            if words[-1].endswith(ending):
                words[-1], end = words[-1].removesuffix(ending), end - len(ending)
        while words and (is_title(words[0]) or words[0] in _LEADING):
            start += len(words.pop(0)) + 1
        if 2 <= len(words) <= _LONGEST:
            found[tuple(words)].append((start, end))
    return found


def _pairs(names: dict[_Name, list[Span]]) -> set[tuple[_Name, _Name, int]]:
    """Names with the same words but one, and which one: filed under what is left when each word is taken out."""
    filed: defaultdict[tuple[int, _Name], list[tuple[_Name, int]]] = defaultdict(list)
    for name in names:
        for at in range(len(name)):
            filed[at, (*name[:at], "", *name[at + 1 :])].append((name, at))
    return {
        (one, two, at)
        for (one, at), (two, _) in pairs_within(filed.values())
        if _is_near(folded(one[at]), folded(two[at]))
    }


def _is_near(one: str, two: str) -> bool:
    """Whether two words may be one that was got wrong: a slip or a sound apart, and no inflections of one word."""
    one, two = (word.replace("'", "") for word in (one, two))
    short, long = sorted((one, two), key=len)
    if len(short) < _LEAST or short == long or (long.startswith(short) and _SUFFIX.fullmatch(long, len(short))):
        return False
    if len(short) == len(long) and short[:-1] == long[:-1] and short[-1] in _END and long[-1] in _END:
        return False
    if slip(one, two) is not None or slip(two, one) is not None:
        return True
    if one[0] != two[0] or len(long) - len(short) > 2:
        return False
    homophones = len(one) == len(two) >= _HOMOPHONE and one[-1] == two[-1]
    return sounds_alike(one, two) or (homophones and sum(a != b for a, b in zip(one, two, strict=True)) == 2)


def _is_slip(forms: Forms, main: _Name, rare: _Name, at: int) -> bool:
    """Whether no more than one of two names is made of known words only: "Turkish World" and "Turkic World" are two things."""
    known = all(forms[folded(name[at])] in LISTED for name in (main, rare))
    return not (known and all(forms[folded(word)] in COMMON for i, word in enumerate(main) if i != at))


def _word_at(view: View, span: Span, at: int) -> Span:
    """Where a word of a name stands."""
    start = span[0]
    words = view.text[slice(*span)].split(" ")
    start += sum(len(word) + 1 for word in words[:at])
    return start, start + len(words[at])
