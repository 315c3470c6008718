"""The automaton in front of a `tagged` pattern accepts every sentence that the pattern matches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.tagged.slots import SlotPattern, Slots

SETS = {"colours": ["red", "green:JJ", "NNS"], "counts": ["#", "#:CD", "two"]}
WORDS, TAGS = (
    ["the", "red", "green", "mill", "two", "1", "12", "3,400", "1999", "-"],
    ["DT", "JJ", "NN", "NNS", "CD", "."],
)
SLOTS = [
    "<the>",
    "<red|green>",
    "<NN>",
    "<mill:NN>",
    "<NN|mill:NN>",
    "<#>",
    "<#:CD>",
    "<$colours>",
    "<$counts>",
    "<!the|NN>",
    "<>",
]


def written(pattern: str) -> SlotPattern:
    return Slots(SETS).written(pattern)


patterns = st.recursive(
    st.sampled_from([*SLOTS, "^", "$"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{' | '.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "{0,2}"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        inner.map(lambda part: f"(?!{part})"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?P<span>{part})" if "span" not in part else part),
    ),
    max_leaves=8,
)
sentences = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=8)


def words_and_tags(sentence: list[tuple[str, str]]) -> tuple[list[str], list[tuple[str]]]:
    return [word for word, _ in sentence], [(tag,) for _, tag in sentence]


@given(patterns, sentences, st.lists(st.lists(st.sampled_from(TAGS), max_size=2), min_size=8, max_size=8))
def test_what_the_regex_matches_is_accepted(
    pattern: str, sentence: list[tuple[str, str]], more: list[list[str]]
) -> None:
    """Also before the words have tags, by those that each may have."""
    try:
        one = written(f"{pattern} <>")
    except ValueError:
        return  # the same group twice, what repeats an anchor: no pattern
    line = "".join(f"{word}/{tag} " for word, tag in sentence)
    words, tags = words_and_tags(sentence)
    if one.regex.compiled.search(line):
        assert one.automaton.may_match(words, tags)
        assert one.automaton.may_match(words, [(*tag, *others) for tag, others in zip(tags, more, strict=False)])


@given(st.lists(st.sampled_from(SLOTS), min_size=1, max_size=4), sentences)
def test_of_slots_in_a_row_it_accepts_nothing_else(slots: list[str], sentence: list[tuple[str, str]]) -> None:
    one = written(" ".join(slots))
    line = "".join(f"{word}/{tag} " for word, tag in sentence)
    words, tags = words_and_tags(sentence)
    assert one.automaton.may_match(words, tags) == (one.regex.compiled.search(line) is not None)


def test_a_pattern_with_more_than_slots_in_it_is_always_asked() -> None:
    assert written("the/DT <NN>").automaton.may_match(["a"], [("DT",)])
    assert not written("<the> <NN>").automaton.may_match(["a"], [("DT",)])


def test_every_shipped_pattern_is_made_of_slots() -> None:
    from lint.packs.load import load

    patterns = [p for rule in load().rules if rule.kind == "tagged" for p in (*rule.data.patterns, *rule.data.but)]
    assert len(patterns) > 50
    accepting = [p.regex.compiled.pattern for p in patterns if p.automaton.may_match(["qqq"], [("UH",)])]
    assert accepting == []
    assert all(p.regex.compiled.search("") is None for p in patterns)
