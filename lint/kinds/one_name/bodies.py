"""One body, firm or product under two names that differ in one word: "Clean Kitchens Project" and "Clear Kitchens Project"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.one_name.proposal import MOST_ALIKE, Span, pairs_within, proposal, share_sentence
from lint.lexicon.edits import slip
from lint.lexicon.forms import COMMON, LISTED, NAME_50, NAME_70, PLACE_BIG, WORD_10, WORD_20, Forms, folded
from lint.structure.view import View

_CAPITAL = r"\p{Lu}[\p{L}’'&-]*"
_NAMES = late.regex(vocabulary.pattern("one_name/names", capital=_CAPITAL))
_PRODUCT = late.regex(vocabulary.pattern("one_name/product"))
_LINKS = vocabulary.words("one_name/links")
_LEADING = vocabulary.words("one_name/leading")
_SORTS = vocabulary.words("one_name/sorts")
_POSSESSIVE = late.regex(r"[’']s?$|-+$")
_TYPES = tuple(frozenset(row.split()) for row in vocabulary.phrases("one_name/sorts-of-bodies"))
"""Nouns for bodies that are taken for one another."""
STEM = 5
"""Letters by which two forms of a word are told to be one."""
_PLACES = vocabulary.words("one_name/places")
"""What a proper name of a place or church begins with."""
_APART = vocabulary.words("one_name/apart")
_FORMS = vocabulary.words("one_name/forms")


@dataclass(slots=True)
class BodyName:
    """One name as written, without what leads to it, and where it stands."""

    words: tuple[str, ...]
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The name, links left out."""
        return " ".join(self.words)


def bodies(view: View, forms: Forms) -> Iterator[Candidate]:
    """The rarer of two names that differ in one word only, which one of them got wrong."""
    names: dict[tuple[str, ...], BodyName] = {}
    for match in _NAMES.finditer(view.text):
        if match.group().isupper():
            continue
        words, start = match.group().split(), match.start()
        while words and words[0] in _LEADING:
            start += len(words[0]) + 1
            words = words[1:]
        kept = tuple(_POSSESSIVE.sub("", w) for w in words if w not in _LINKS)
        if len(kept) > 1:
            names.setdefault(kept, BodyName(kept)).places.append((start, match.end()))
    yield from _pairs(view, list(names.values()), forms)
    yield from _sorts(view, list(names.values()))
    yield from _products(view, forms)


def _pairs(view: View, names: list[BodyName], forms: Forms) -> Iterator[Candidate]:
    """Names with the same words but one: filed under what is left when each word is taken out."""
    holes: defaultdict[tuple[object, ...], list[tuple[BodyName, int]]] = defaultdict(list)
    for name in names:
        for at in range(len(name.words)):
            holes[len(name.words), at, name.words[:at] + name.words[at + 1 :]].append((name, at))
    for (one, at), (two, _) in pairs_within(holes.values()):
        main, rare = sorted((one, two), key=lambda n: (-len(n.places), n.places[0]))
        if (
            len(rare.places) == 1
            and _is_slip(main, rare, at, forms)
            and not share_sentence(view, main.places, rare.places)
        ):
            yield proposal(view, rare.places[0], main.places)


def _sorts(view: View, names: list[BodyName]) -> Iterator[Candidate]:
    """Names of the same stems with another sort of body: "Union of Free Fishers", "Federation of Free Fishermen"."""
    stems: defaultdict[tuple[str, ...], list[BodyName]] = defaultdict(list)
    for name in names:
        lows = [folded(w) for w in name.words]
        if sum(_is_sort(w) for w in lows) == 1:
            stems[tuple("" if _is_sort(w) else w[:STEM] for w in lows)].append(name)
    for main, rare in pairs_within(stems.values()):  # names come in the order of their first places
        if len(rare.places) == 1 and _is_other_sort(main, rare) and not share_sentence(view, main.places, rare.places):
            yield proposal(view, rare.places[0], main.places)


def _is_other_sort(main: BodyName, rare: BodyName) -> bool:
    """Whether two names of the same stems may be of one body: the sorts are taken for one another, the words are forms of one."""
    right, wrong = (next(f for w in n.words if _is_sort(f := folded(w))) for n in (main, rare))
    lone = [{folded(w) for w in n.words if not _is_sort(folded(w))} for n in (main, rare)]
    differ = list(zip(sorted(lone[0] - lone[1]), sorted(lone[1] - lone[0]), strict=False))
    if main.words[-1].rstrip("s") == rare.words[-1].rstrip("s") != "" and main.words[:-1] == rare.words[:-1]:
        return False  # several of them
    swapped = len(main.words) > 2 and any(right in row and wrong in row for row in _TYPES)
    return (right == wrong or swapped) and bool(differ) and all(_is_derived(a, b) for a, b in differ)


def _is_derived(one: str, two: str) -> bool:
    """Whether two words are forms of one: all but the last letter of the shorter is the other's too."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    return shared >= max(STEM, min(len(one), len(two)) - 1)


def _is_type(word: str) -> bool:
    return any(word in row for row in _TYPES)


def _is_slip(main: BodyName, rare: BodyName, at: int, forms: Forms) -> bool:
    """Whether the word in which two names differ was got wrong in the rarer one."""
    differing = Differing(
        main,
        folded(main.words[at]),
        folded(rare.words[at]),
        [folded(w) for i, w in enumerate(main.words) if i != at],
        forms,
    )
    return next(decides for holds, decides in _SLIPS if holds(differing))(differing)


@dataclass(frozen=True, slots=True)
class Differing:
    """Two names that differ in one word: the oftener name, the word in it and in the other, and the words they share."""

    main: BodyName
    right: str
    wrong: str
    rest: list[str]
    forms: Forms

    @property
    def twice(self) -> bool:
        """Whether the oftener name stands more than once."""
        return len(self.main.places) > 1

    @property
    def is_near(self) -> bool:
        """Whether one slip of the pen makes one word of the other."""
        return slip(self.wrong, self.right) is not None

    @property
    def telling(self) -> list[str]:
        """Shared words that tell a body from others."""
        common = (WORD_10, WORD_20)
        return [w for w in self.rest if w not in _FORMS and self.forms[w] not in common and len(w) > 2]

    @property
    def is_strange(self) -> bool:
        """Whether a shared word is no dictionary's: the name is nobody else's."""
        return any(self.forms[w] not in LISTED for w in self.telling)

    @property
    def is_unlisted(self) -> bool:
        """Whether one of the two words is in no dictionary."""
        return self.forms[self.wrong] not in LISTED or self.forms[self.right] not in LISTED

    @property
    def are_other_names(self) -> bool:
        """Whether one of the two words is a name by itself."""
        return not _NAMES_OF.isdisjoint((self.forms[self.right], self.forms[self.wrong]))


def _is_saint(d: Differing) -> bool:
    alike = d.right[:2] == d.wrong[:2] and abs(len(d.right) - len(d.wrong)) < 2 and d.right != d.wrong
    return d.twice and alike


def _are_two(d: Differing) -> bool:
    return (
        bool({d.right, d.wrong} & _APART)
        or d.right.rstrip("s") == d.wrong.rstrip("s")
        or not _is_body(d.main.words, d.forms)
    )


_NAMES_OF = frozenset((NAME_50, NAME_70, PLACE_BIG))
_SLIPS: tuple[tuple[Callable[[Differing], bool], Callable[[Differing], bool]], ...] = (
    (lambda d: len(d.rest) == 1 and d.rest[0] in _PLACES, _is_saint),
    (_are_two, lambda d: False),
    (lambda d: _is_sort(d.right) != _is_sort(d.wrong), lambda d: d.is_near and len(d.rest) > 1),
    (lambda d: any(d.right in row and d.wrong in row for row in _TYPES), lambda d: d.is_strange or (len(d.telling) > 1 and d.twice)),
    (lambda d: min(len(d.right), len(d.wrong)) < 4 or not d.is_near, lambda d: False),
    (lambda d: d.is_unlisted, lambda d: bool(d.telling) or d.twice or bool(set(d.rest) & _FORMS)),
    (lambda d: True, lambda d: d.twice and len(d.rest) > 1 and not d.are_other_names),
)  # fmt: skip
"""Which sort of difference it is, the first that fits, and when that is a slip."""


def _is_sort(word: str) -> bool:
    """Whether a word says what sort of body a name is of."""
    return word in _SORTS or _is_type(word)


def _is_body(words: tuple[str, ...], forms: Forms) -> bool:
    """Whether a name is that of no person: one of its words is an ordinary noun or a form of firms."""
    lows = [folded(w) for w in words]
    return any(w in _FORMS or any(w in row for row in _TYPES) for w in lows) or forms[lows[-1]] in COMMON


def _products(view: View, forms: Forms) -> Iterator[Candidate]:
    """A product whose name or number is one letter or digit off, once."""
    found = [  # "Recommendation 12" is an ordinary word and a number, no product
        (m["name"], m["number"], m.span())
        for m in _PRODUCT.finditer(view.text)
        if forms[folded(m["name"])] not in COMMON
    ]
    places: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    by_word: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, number, span in found:
        places[name, number].append(span)
        if len(places[name, number]) == 2:
            by_word[name].append((name, number))
            by_word[number].append((name, number))
    for (name, number), (span, *more) in places.items():
        alike = [] if more else by_word[name][:MOST_ALIKE] + by_word[number][:MOST_ALIKE]
        for other, right in alike:
            same_number = number == right and slip(folded(name), folded(other)) is not None
            same_name = name == other and (right.startswith(number) or sorted(right) == sorted(number))
            if same_number or same_name:
                yield proposal(view, span, [places[other, right][0]] * len(places[other, right]))
                break
