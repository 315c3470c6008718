"""`translations`: of a corpus of pairs, sources that are translated in several ways, and translations of several sources.

`of: source` finds the translations of one source that differ, `of: translation` the sources of one translation. Texts count
as the same if they differ in case and spaces alone; those shorter than `shortest` characters say too little and are left
out. What stands least often is found, at its first place; what stands most often is related.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from lint.core.corpus import Corpus
from lint.core.finding import Place
from lint.core.key_range import KeyRange
from lint.core.kind import Admits, Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.core.sheaf import Address, Sheaf
from lint.kinds.counterpart.kind import has_source
from lint.kinds.near_duplicate.frequent import frequent
from lint.structure.view import View

SHOWN = 80
"""Characters of a text that a finding covers."""


@dataclass(frozen=True)
class TranslationsOptions:
    """Keys of a `translations` rule."""

    of: str
    """`source`: one source, several translations. `translation`: one translation, several sources."""
    shortest: int = 12
    """Characters of the shortest text that is compared."""


class Translations(Kind[TranslationsOptions, None, Sheaf]):
    """Sources translated in several ways, and translations of several sources."""

    name = "translations"
    Options = TranslationsOptions
    corpus = True

    def compile(self, options: TranslationsOptions, lists: Lists) -> None:
        if options.of not in ("source", "translation"):
            raise ValueError(f"'of' is source or translation, not '{options.of}'")

    def gate(self, rule: Rule[TranslationsOptions]) -> Gate:
        return has_source

    def tally(
        self, rule: Rule[TranslationsOptions, None], view: View, hits: Sequence[Hit], admits: Admits
    ) -> Sheaf | None:
        source, text = view.source, view.text
        if source is None or min(len(source.text.strip()), len(text.strip())) < rule.options.shortest:
            return None
        if not admits(*_shown(text)):
            return None
        keys = _digest(source.text), _digest(text)
        sheaf = Sheaf("QQ", "")
        sheaf.add(Address.of(view.document), keys if rule.options.of == "source" else keys[::-1], ())
        return sheaf

    def merge(self, left: Sheaf, right: Sheaf) -> Sheaf:
        left.merge(right)
        return left

    def within(self, rule: Rule[TranslationsOptions, None], tally: Sheaf, corpus: Corpus) -> Sheaf:
        return tally  # `finalize` passes over the pairs of other ranges

    def finalize(
        self, rule: Rule[TranslationsOptions, None], tally: Sheaf, corpus: Corpus
    ) -> Iterable[tuple[Place, Candidate]]:
        told = [
            (min(forms[::-1], key=_count), max(forms, key=_count), forms) for forms in _several(tally, corpus.range)
        ]
        read = corpus.read(form.address for least, most, _ in told for form in (least, most))
        places = {address: Place.of(document, *_shown(document.text)) for address, document in read}
        for least, most, forms in told:
            place, other = places.get(least.address), places.get(most.address)
            if place is not None and other is not None:
                values = {"n": str(len(forms)), "there": other.found, "pairs": str(sum(f.count for f in forms))}
                evidence = (f'"{other.found}" {most.count} ×, "{place.found}" {least.count} ×',)
                yield place, Candidate(place.start, place.end, values, evidence, related=(other,))


@dataclass
class _Form:
    """One of several texts beside the same other text: how often it stands there, and where first."""

    count: int
    address: Address


def _count(form: _Form) -> int:
    return form.count


def _several(tally: Sheaf, keys: KeyRange) -> Iterator[list[_Form]]:
    """The texts that stand beside one and the same, in the order of their first places."""
    mine = (entry.numbers[0] for entry in tally.entries() if keys.holds(entry.numbers[0]))
    repeated = frequent(mine, len(tally) // keys.of, 2)
    first: dict[int, int] = {}
    wanted = set()
    for entry in tally.entries():
        shared, other = entry.numbers
        if shared in repeated and first.setdefault(shared, other) != other:
            wanted.add(shared)
    groups: dict[int, dict[int, _Form]] = {}
    for entry in tally.entries():
        shared, other = entry.numbers
        if shared in wanted:
            groups.setdefault(shared, {}).setdefault(other, _Form(0, entry.address)).count += 1
    yield from (list(forms.values()) for forms in groups.values())


def _shown(text: str) -> tuple[int, int]:
    """The span of a text that a finding covers."""
    start = len(text) - len(text.lstrip())
    return start, min(len(text.rstrip()), start + SHOWN)


def _digest(text: str) -> int:
    """Eight bytes that stand for a text, whatever its case and spaces."""
    words = " ".join(text.casefold().split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "little")


KIND = Translations()
