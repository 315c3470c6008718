"""Sums by thing: the same however many are held, and however they are merged."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core import rows, things
from lint.core.key_range import KeyRange
from lint.core.things import Things, in_order, summed

KEYS = st.one_of(st.text("ab", max_size=3), st.tuples(st.text("ab'", max_size=2), st.booleans()))
PARTS = st.lists(st.dictionaries(KEYS, st.integers(1, 9), max_size=8), max_size=8)


def plus(mine: int, other: int) -> int:
    return mine + other


@given(PARTS, st.integers(1, 12), st.booleans())
def test_a_sum_is_that_of_all_parts(parts: list[dict[object, int]], held: int, in_pairs: bool) -> None:
    wanted = sum(map(Counter, parts), Counter())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(things, "HELD", held)
        patched.setattr(things, "BLOCK_ITEMS", 2)
        patched.setattr(things, "AT_A_TIME", 2)
        sums: list[dict[object, int] | Things[object, int]] = [dict(part) for part in parts] or [{}]
        while len(sums) > 1:
            merged = summed(sums[0], sums.pop(), plus)
            sums = [*sums[1:], merged] if in_pairs else [merged, *sums[1:]]
        whole = pickle.loads(pickle.dumps(sums[0]))
        found = list(in_order(whole))
        assert dict(found) == wanted
        assert [key for key, _ in found] == sorted(wanted, key=lambda key: key if isinstance(key, str) else repr(key))
        assert list(in_order(whole)) == found  # as often as one likes
        assert rows.loads(rows.dumps(whole), dict) == wanted
        assert (isinstance(whole, Things)) or len(wanted) <= max(held, *map(len, parts or [{}]))


def test_what_is_put_away_is_not_held() -> None:
    many: dict[int, int] | Things[int, int] = {}
    for start in range(0, 40 * things.HELD, 1_000):
        many = summed(many, dict.fromkeys(range(start, start + 1_000), 1), plus)
    assert isinstance(many, Things)
    assert len(many._held) <= things.HELD
    assert all(len(runs) < things.AT_A_TIME for runs in many._runs)
    assert sum(value for _, value in many.items()) == 40 * things.HELD


@given(PARTS, st.integers(1, 5))
def test_ranges_part_the_things(parts: list[dict[object, int]], of: int) -> None:
    whole = dict(sum(map(Counter, parts), Counter()))
    ranges = [things.within(whole, KeyRange(number, of), repr) for number in range(1, of + 1)]
    assert {k: v for part in ranges for k, v in part.items()} == whole
    assert sum(map(len, ranges)) == len(whole)
