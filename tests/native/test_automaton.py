"""Automata of `tagged` patterns by the native core, and by their definition."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slotted import WORDS, automaton, patterns

from lint.core.lists import shipped
from lint.kinds.tagged.automaton import Automaton
from lint.lexicon.parts import SINGLE, TAGS, NativeTagger, opened
from lint.native.automaton import POSITIONS
from lint.native.library import core
from lint.native.tagger import Declined, Packed

pytestmark = pytest.mark.skipif(core().library is None, reason="no native core here")


@pytest.fixture(scope="module")
def tagger() -> NativeTagger:
    found = opened(shipped() / "lists" / "parts.bin")
    assert isinstance(found, NativeTagger)
    return found


@given(patterns, st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
@example("<the> <NN>", ["the", "mill"])
@example("^ <#:CD> $", ["3,400"])
@example("(?: <!#> )* <mills>", ["the", "1", "mills"])
def test_they_agree(tagger: NativeTagger, pattern: str, words: list[str]) -> None:
    one = automaton(f"{pattern} <>")
    cut = tagger.cut(" ".join(words), 80)
    if one is None or cut is None or one.core is None:
        return
    sentence, tags = Packed.of(*cut), tagger.likeliest(cut.classes)
    by_ways, by_tags = [tagger.tags_of[number] for number in cut.classes], [SINGLE[tag] for tag in tags]
    assert one.core.may_match(tagger.core, sentence) == one.may_match(cut.words, by_ways)
    numbers = bytes(map(TAGS.index, tags))
    assert one.core.may_match(tagger.core, sentence, numbers) == one.may_match(cut.words, by_tags)


def test_one_with_too_many_positions_is_left_to_python() -> None:
    one = automaton(" ".join(["<the>"] * (POSITIONS + 1)))
    assert one is not None and one.core is None
    assert one.may_match(["the"] * (POSITIONS + 1), [("DT",)] * (POSITIONS + 1))


def test_characters_of_later_versions_of_unicode_are_left_to_python(tagger: NativeTagger) -> None:
    one = automaton("<#>")
    assert one is not None and one.core is not None
    with pytest.raises(Declined):
        one.core.may_match(tagger.core, Packed.of(["\u0378"], [0]))


def test_a_sentence_that_is_none_is_declined(tagger: NativeTagger) -> None:
    one = automaton("<the>")
    assert one is not None and one.core is not None
    for spoiled in (Packed(b"the", b"\0" * 4), Packed(b"the ", b"\xff" * 4), Packed(b"", b"\0" * 8)):
        with pytest.raises(Declined):
            one.core.may_match(tagger.core, spoiled)


def test_it_is_made_again_where_it_is_unpickled() -> None:
    one = automaton("<the> <NN>")
    assert one is not None and one.core is not None
    again: Automaton = pickle.loads(pickle.dumps(one))
    assert again.core is not None and again.core is not one.core
