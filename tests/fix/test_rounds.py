"""Laws of fixing one text: conservation, composition, quiet, and who wins where two corrections meet."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from strategies import TEXT, edited

from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.text import Document
from lint.fix.rounds import apply, choose, compose, fix_text


@dataclass(frozen=True)
class Swap:
    """A rule for tests: replaces one string by another."""

    old: str
    new: str
    rule: str = "test/swap"
    safety: str = "safe"

    def __call__(self, text: str) -> list[Finding]:
        document = Document(text)
        at, out = text.find(self.old), []
        while at >= 0:
            end = at + len(self.old)
            fix = Fix(self.safety, (Edit(at, end, self.new),))
            place = Place.of(document, at, end)
            out.append(Finding(self.rule, "pattern", "style", place, "odd", "warning", "high", fix=fix))
            at = text.find(self.old, end)
        return out


def found(text: str, *rules: Swap) -> list[Finding]:
    return [f for rule in rules for f in rule(text)]


@given(edited())
def test_what_lies_outside_the_edits_stays(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    out, at = apply(text, edits), 0
    for edit in edits:
        assert out.startswith(text[at : edit.start])
        out = out.removeprefix(text[at : edit.start])
        assert out.startswith(edit.text)
        out, at = out.removeprefix(edit.text), edit.end
    assert out == text[at:]


@given(st.data())
def test_two_rounds_are_one(data: st.DataObject) -> None:
    text, first = data.draw(edited())
    current = apply(text, first)
    _, second = data.draw(edited(current))
    both = compose([(e, ("a",)) for e in first], current, [(e, ("b",)) for e in second])
    assert apply(text, [e for e, _ in both]) == apply(current, second)
    assert all(x.end < y.start for (x, _), (y, _) in itertools.pairwise(both))


@given(TEXT, st.lists(st.tuples(st.sampled_from(["a", "b", "ab", "aa", " ", "\r"]), st.sampled_from(["", "x", "yy"]))))
def test_a_second_run_changes_nothing(text: str, table: list[tuple[str, str]]) -> None:
    rules = [Swap(old, new, f"test/{i}") for i, (old, new) in enumerate(table)]
    result = fix_text(text, lambda t: found(t, *rules))
    assert not result.conflict
    assert apply(text, [e for e, _ in result.edits]) == result.text
    assert fix_text(result.text, lambda t: found(t, *rules)).edits == []


def test_the_earlier_then_the_longer_correction_wins_and_the_loser_is_told() -> None:
    long, short = Swap("the the end", "the end", "test/long"), Swap("the the", "that the", "test/short")
    chosen, blocked = choose(found("the the end", long, short))
    assert [f.rule for f in chosen] == ["test/long"]
    assert [(loser.rule, winner.rule) for loser, winner in blocked] == [("test/short", "test/long")]


def test_corrections_that_touch_go_together() -> None:
    assert fix_text("ab", lambda t: found(t, Swap("a", "x"), Swap("b", "y"))).text == "xy"


def test_equal_corrections_of_two_rules_are_one_and_block_nobody() -> None:
    result = fix_text("a", lambda t: found(t, Swap("a", "x", "test/1"), Swap("a", "x", "test/2")))
    assert (result.text, result.blocked) == ("x", [])


def test_a_loser_that_gets_its_way_in_the_next_round_is_no_loser() -> None:
    result = fix_text("a  b ,", lambda t: found(t, Swap("  ", " ", "test/spaces"), Swap(" b ,", " b,", "test/comma")))
    assert (result.text, result.blocked) == ("a b,", [])


def test_a_fix_of_several_edits_is_applied_whole_or_not_at_all() -> None:
    text = "a-b-c"
    place = Place.of(Document(text), 0, 5)
    pair = Fix("safe", (Edit(0, 1, "x"), Edit(4, 5, "z")))
    rival = Swap("-c", "+c", "test/rival")

    def check(t: str) -> list[Finding]:
        both = Finding("test/both", "pattern", "style", place, "odd", "warning", "high", fix=pair)
        return [both, *rival(t)] if t == text else []

    assert fix_text(text, check).text == "x-b-z"


def test_rules_that_undo_each_other_are_named_and_the_text_is_left_alone() -> None:
    one, two, other = Swap("a", "b", "test/one"), Swap("b", "a", "test/two"), Swap("c", "d", "test/other")
    result = fix_text("a c", lambda t: found(t, *([one, other] if "a" in t else [two, other])))
    assert result.conflict == ("test/one", "test/two")
    assert (result.text, result.edits, result.applied) == ("a c", [], [])
    assert {f.rule for f in result.left} == {"test/one", "test/other"}


def test_a_text_that_grows_for_ever_is_given_up() -> None:
    result = fix_text("a", lambda t: found(t, Swap("a", "aa", "test/grow")))
    assert (result.text, result.conflict) == ("a", ("test/grow",))


def test_only_fixes_of_the_asked_safety_are_applied() -> None:
    rules = (Swap("a", "x"), Swap("b", "y", safety="unsafe"), Swap("c", "z", safety="suggest"))
    assert fix_text("abc", lambda t: found(t, *rules)).text == "xbc"
    assert fix_text("abc", lambda t: found(t, *rules), "unsafe").text == "xyc"
    assert (
        fix_text(
            "abc", lambda t: found(t, *rules), "unsafe", lambda found: [f for f in found if f.place.found == "b"]
        ).text
        == "ayc"
    )


def test_what_is_deleted_with_its_surroundings_is_not_called_blocked() -> None:
    line, spaces = Swap("menu  here\n", "", "test/line"), Swap("  ", " ", "test/spaces")
    assert fix_text("menu  here\nText.", lambda t: found(t, line, spaces)).blocked == []
    word = Swap("menu  here", "there", "test/word")
    assert [w.rule for _, w in fix_text("menu  here", lambda t: found(t, word, spaces)).blocked] == ["test/word"]
