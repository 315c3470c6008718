"""Automata of `tagged` patterns by the native core, and by their definition."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.core.lists import shipped
from lint.kinds.tagged.automaton import Automaton
from lint.kinds.tagged.slots import Slots
from lint.lexicon.parts import SINGLE, TAGS, NativeTagger, opened
from lint.native.automaton import POSITIONS, SentenceBatch
from lint.native.library import core
from lint.native.tagger import Declined, Packed

pytestmark = pytest.mark.skipif(core().library is None, reason="no native core here")

SETS = {"colours": ["red", "green:JJ", "NNS"], "counts": ["#", "#:CD", "two"]}
WORDS = "the red green mill mills two 1 12 3,400 3,4 12,3456 ,5 1999 ١٢ ² 1٢,٣٤٥ - , red's Σας \ud800 mend".split()
SLOTS = "<the> <red|green> <NN> <mill:NN> <NN|mill:NN> <#> <#:CD> <$colours> <$counts> <!the|NN> <!#> <> ^ $".split()

patterns = st.recursive(
    st.sampled_from(SLOTS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{' | '.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        inner.map(lambda part: f"(?!{part})"),
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def tagger() -> NativeTagger:
    found = opened(shipped() / "lists" / "parts.bin")
    assert isinstance(found, NativeTagger)
    return found


def automaton(pattern: str) -> Automaton | None:
    try:
        return Slots(SETS).written(pattern).automaton
    except ValueError:
        return None  # what repeats an anchor: no pattern


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


@given(patterns, st.lists(st.lists(st.sampled_from([*WORDS, "\u0378"]), min_size=1, max_size=6), max_size=4))
@example("<the> <NN>", [["the", "mill"], ["\u0378"], ["the", "red"]])
@example("<mill>", [])
def test_several_sentences_at_once_are_as_each_alone(
    tagger: NativeTagger, pattern: str, sentences: list[list[str]]
) -> None:
    one = automaton(f"{pattern} <>")
    if one is None or one.core is None:
        return
    packed = [found for words in sentences if (found := tagger.packed(" ".join(words), 80))]
    alone = []
    for sentence in packed:
        try:
            alone.append(int(one.core.may_match(tagger.core, sentence)))
        except Declined:
            alone.append(2)
    assert list(one.core.may_match_each(tagger.core, SentenceBatch.of(packed))) == alone


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
