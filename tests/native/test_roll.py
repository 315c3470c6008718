"""Which patterns the sentences of a text may match: by the core, by the definition, and by asking each pattern."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slotted import WORDS, automaton, patterns

from lint.core.lists import shipped
from lint.kinds.tagged import roll
from lint.kinds.tagged.automaton import Automaton
from lint.kinds.tagged.roll import LONGEST, Needed, Roll
from lint.lexicon import parts
from lint.lexicon.parts import NativeTagger
from lint.native.automaton import POSITIONS
from lint.native.library import Core, core

pytestmark = pytest.mark.skipif(core().library is None, reason="no native core here")

words = st.sampled_from([*WORDS, "THE", "Nn't", "\u0378", "12:30"])
texts = st.lists(st.lists(words, max_size=6).map(" ".join), max_size=5)


@pytest.fixture(scope="module")
def tagger() -> NativeTagger:
    found = parts.opened(shipped() / "lists" / "parts.bin")
    assert isinstance(found, NativeTagger)
    return found


def automata(written: list[str]) -> list[Automaton]:
    return [one for pattern in written if (one := automaton(f"{pattern} <>"))]


@given(st.lists(patterns, max_size=5), texts)
@example(["<the> <NN>", "<!the> <mill>?"], ["the mill", "", "\u0378 the mill", "the 12 mills " * LONGEST, "mill"])
@example(["<NN>"] * 70, ["the mill", "red green"])
@example([" ".join(["<the>"] * POSITIONS)], ["the mill", "the " * 70])
def test_those_are_called_that_may_match(tagger: NativeTagger, written: list[str], sentences: list[str]) -> None:
    """As the definition says; and it says what each pattern says of each sentence."""
    asked = automata(written)
    needed = Needed(asked, tagger)
    called = needed.called(sentences)
    for number, sentence in enumerate(sentences):
        cut = tagger.cut(sentence, LONGEST)
        ways = [tagger.tags_of[each] for each in cut.classes] if cut else []
        expected = {one for one in asked if cut and one.may_match(cut.words, ways)}
        assert set(needed.called_by(sentence)) == expected
        by_core = {one for one, numbers in called.items() if number in numbers}
        assert {one for one in by_core if one.core} == {one for one in expected if one.core}
        assert by_core >= expected


def test_without_the_core_it_is_the_same(tagger: NativeTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, sentences = automata(["<the> <NN>", "<#>", "<!the>"]), ["the mill", "12 mills", "the", "a mill"]
    by_core = Needed(asked, tagger).called(sentences)
    monkeypatch.setattr(roll, "core", lambda: Core(None, "left out"))
    assert Needed(asked, tagger).called(sentences) == by_core


def test_texts_of_more_words_than_are_kept(tagger: NativeTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_KEPT", 2_000)
    fresh = parts.opened.__wrapped__(shipped() / "lists" / "parts.bin")
    (one,) = automata(["<the> <NN>"])
    sentences = [" ".join(f"the word{50 * line + i}" for i in range(20)) for line in range(300)]
    assert Needed([one], fresh).called(sentences) == Needed([one], tagger).called(sentences) == {one: list(range(300))}


def test_patterns_that_join_are_asked_as_well(tagger: NativeTagger) -> None:
    first, second = automata(["<the> <NN>", "<a> <NN>"])
    known = Roll(tagger)
    known.join([first])
    before = known.needed
    known.join([first])
    assert known.needed is before
    known.join([second])
    assert known.needed.called(["a mill .", "the mill ."]) == {first: [1], second: [0]}
