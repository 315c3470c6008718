"""`near-miss` with `slip: confused`: real words in the place of others, judged by what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import plain

from lint.check.pipeline import check_documents
from lint.kinds.near_miss.confused import others
from lint.kinds.near_miss.odds import SHARED, Odds, odds_of, packed
from lint.kinds.near_miss.setting import Setting, opened
from lint.packs.load import load, shipped

LISTS = shipped() / "lists"
BOOK = load([shipped() / "names.yaml"], prove=False)
SETTINGS = opened(LISTS / "frequencies.bin", LISTS / "parts.bin")
ROW = {
    "first": "form",
    "second": "from",
    "base": "1.5",
    "first-limit": "4.0",
    "second-limit": "",
    "weights": "own",
}


def confused(text: str) -> list[tuple[str, str]]:
    found = check_documents([plain(text)], BOOK).findings
    return [(f.place.found, f.fix.edits[0].text) for f in found if f.rule == "names/confused" and f.fix]


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("He has been to the hospital to sea a doctor.", "sea", "see"),
        ("Now I will breathe in and out, and than go home.", "than", "then"),
        ("They had to accept the advise of the committee.", "advise", "advice"),
    ],
)
def test_a_word_is_found_where_another_goes_with_what_stands_around(text: str, found: str, right: str) -> None:
    assert confused(text) == [(found, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Fill in the form and send it from home, then wait; it is better than a call.",
        "The trail goes on past the farm. The trial went on for weeks, and the desert is dry.",
        "The principal object is the principle that we lose nothing and keep the loose ends.",
    ],
)
def test_right_words_are_silent(text: str) -> None:
    assert confused(text) == []


def test_a_word_that_its_writer_repeats_is_meant() -> None:
    once = "The hole team was glad of it."
    assert confused(once) and not confused(f"{once} The hole was deep, and the hole was dark.")


def test_only_a_large_margin_is_sure() -> None:
    large, small = (
        check_documents([plain(text)], BOOK).findings[0]
        for text in ("She spent the hole day there.", "They gave some advise on it.")
    )
    assert (large.severity.value, small.severity.value) == ("error", "warning")


def test_half_of_a_word_with_a_hyphen_is_none() -> None:
    assert confused("The first tow weeks were quiet.") and not confused("The first tow-weeks were quiet.")


def test_a_row_gives_the_directions_that_have_a_limit() -> None:
    ((word, other),) = others(ROW)
    assert (word, other.right, other.base, other.sign) == ("form", "from", -2.5, 1)
    assert other.pair == "form from"


def test_the_other_direction_turns_the_odds() -> None:
    ((word, other),) = others({**ROW, "first-limit": "", "second-limit": "3.0"})
    assert (word, other.right, other.base, other.sign) == ("from", "form", -4.5, -1)


def test_rare_words_share_the_weights_of_all_pairs() -> None:
    ((_, other),) = others({**ROW, "weights": "shared"})
    assert other.pair == SHARED


@pytest.mark.parametrize("row", [{}, {**ROW, "base": "x"}, {**ROW, "first-limit": "none"}])
def test_a_row_that_is_none_is_refused_in_words(row: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no row of first, second, base, limits and weights"):
        list(others(row))


def test_a_setting_ends_with_the_paragraph_not_with_a_line_broken_by_hand() -> None:
    text = "A dog ran.\nwe had a letter\nform the old owner.\nThe end came."
    start = text.index("form")
    setting = SETTINGS.at(text, start, start + 4)
    assert setting.before[:2] == ("letter", "a") and setting.after[:3] == ("the", "old", "owner")
    assert "end" not in setting.after


@given(
    st.lists(st.sampled_from("the a dog runs 9 , Oslo it's".split()), max_size=9),
    st.lists(st.sampled_from("of , he".split()), max_size=9),
)
def test_what_is_counted_is_what_is_asked(before: list[str], after: list[str]) -> None:
    text = " ".join((*before, "form", *after))
    start = len(" ".join(before)) + bool(before)
    assert SETTINGS.at(text, start, start + 4) == SETTINGS.of(before[-7:], after[:7])


def test_features_tell_words_sorts_and_company() -> None:
    setting: Setting = SETTINGS.of(["the", "boat"], ["Oslo", "9"])
    held = set(setting.features())
    assert {"<boat", ">oslo", "((>#", "(>Name", "~boat", "~oslo"} <= held
    assert {"<the boat", ">oslo 9", "<>boat oslo", "<<the"} <= held


@given(st.dictionaries(st.sampled_from(["<a", ">b", "(<NN", "~boat", "L+0.6"]), st.floats(-4, 4), min_size=1))
def test_weights_are_kept_to_a_step(tmp_path_factory: pytest.TempPathFactory, weights: dict[str, float]) -> None:
    path = tmp_path_factory.mktemp("odds") / "confusions.bin"
    path.write_bytes(packed({"form from": weights}, {}))
    found: Odds = odds_of(path)
    for feature, weight in weights.items():
        kept = max(-3.0, min(3.0, weight))
        assert abs(found.total("form from", [feature]) - kept) <= 0.1 + 1e-9
    assert found.total("form from", weights) == pytest.approx(sum(found.total("form from", [f]) for f in weights))


def test_another_file_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match=r"no file of confusions; tools/build_confusions\.py makes them"):
        odds_of(LISTS / "parts.bin")
