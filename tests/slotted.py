"""Patterns of slots at random, and words for them."""

from __future__ import annotations

from hypothesis import strategies as st

from lint.kinds.tagged.automaton import Automaton
from lint.kinds.tagged.slots import Slots

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


def automaton(pattern: str) -> Automaton | None:
    try:
        return Slots(SETS).written(pattern).automaton
    except ValueError:
        return None  # what repeats an anchor: no pattern
