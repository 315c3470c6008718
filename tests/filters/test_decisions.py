"""Decisions: written, read back, and brought together with the findings of a later run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.errors import UsageError
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.text import Document
from lint.filters import decisions
from lint.filters.decisions import Decision, dump, numbered, parse, read, select


def findings(text: str, word: str = "Vilage", new: str | None = "Village", path: str = "a.txt") -> list[Finding]:
    document, out, at = Document(text, path), [], text.find(word)
    while at >= 0:
        place = Place.of(document, at, at + len(word))
        fix = None if new is None else Fix("unsafe", (Edit(at, at + len(word), new),), ("Villa",), (place,))
        out.append(Finding("demo/town", "pattern", "misspelling", place, "m", "error", "high", fix=fix))
        at = text.find(word, at + 1)
    return out


def decided(finding: Finding, decision: str, nth: int = 1, **more: str) -> Decision:
    return Decision(decision, finding.rule, finding.place.path, finding.anchor, nth, **more)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    st.lists(
        st.builds(
            Decision, st.sampled_from(decisions.VERDICTS), texts, texts, texts, st.integers(1, 9),
            st.none() | st.integers(0, 99) | texts, st.none() | texts, texts, st.none() | texts, texts, texts,
        ),
        unique_by=lambda d: d.key, max_size=4,
    )
)  # fmt: skip
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, given_: list[Decision]) -> None:
    path = tmp_path_factory.getbasetemp() / "decisions.yaml"
    path.write_text(dump(given_), encoding="utf-8", newline="")
    assert sorted(read(path), key=repr) == sorted(given_, key=repr)
    assert dump(reversed(given_)) == dump(given_), "the order in which a person decided leaves no trace"


def test_each_finding_goes_where_its_decision_says() -> None:
    all_ = findings("The Vilage. A Vilage! Vilage? Vilage.")
    a, b, c, d = all_
    out = select(all_, [decided(a, "accept"), decided(b, "reject", reason="a brand"), decided(c, "later")])
    assert [f.place for f in out.accepted] == [a.place] and out.accepted[0].fix == a.fix._replace(safety="safe")
    assert [(f.place, why) for f, why in out.rejected] == [(b.place, "a brand")]
    assert (out.later, out.open, out.unmatched) == ([c], [d], [])


def test_decisions_survive_edits_elsewhere() -> None:
    before = findings("First.\nIn Vilage it snows.\n")
    after = findings("A new line with a Vilage.\nFirst of all.\nIn Vilage it snows.\n")
    out = select(after, [decided(before[0], "accept")])
    assert [f.place.line for f in out.accepted] == [3]


def test_a_decision_whose_text_changed_matches_nothing() -> None:
    (before,) = findings("In Vilage it snows.")
    out = select(findings("Near Vilage it rains."), [decided(before, "accept")])
    assert not out.accepted and len(out.open) == len(out.unmatched) == 1


def test_equal_places_are_told_apart_by_number() -> None:
    twice = findings("Vilage\nVilage\n")
    assert [n for _, n in numbered(twice)] == [1, 2]
    out = select(twice, [decided(twice[1], "accept", nth=2)])
    assert [f.place.line for f in out.accepted] == [2]


@pytest.mark.parametrize("text, edits", [("Villa", 1), ("", 1), ("Vilage", 0)])
def test_another_correction(text: str, edits: int) -> None:
    (finding,) = findings("In Vilage.")
    (accepted,) = select([finding], [decided(finding, "accept", text=text)]).accepted
    assert accepted.fix and len(accepted.fix.edits) == edits
    assert all(e == Edit(3, 9, text) for e in accepted.fix.edits)


def test_accepting_where_nothing_is_offered_is_said() -> None:
    (finding,) = findings("In Vilage.", new=None)
    with pytest.raises(UsageError, match=r"a\.txt:1:4: demo/town is accepted, but offers no single correction"):
        select([finding], [decided(finding, "accept")])


@pytest.mark.parametrize(
    "content, says",
    [
        ("", "no list of 'decisions'"),
        ("decisions: 3", "no list of 'decisions'"),
        ("decisions: [{", ": not valid YAML"),
        ("decisions: [7]", "decision 1: not a mapping"),
        ("decisions: [{decision: accept, rule: a/b, path: a.txt}]", "decision 1: 'anchor' is missing"),
        ("decisions: [{decision: acept, rule: a/b, path: a, anchor: x}]", "'acept' is no decision"),
        ("decisions: [{decision: accept, rule: a/b, path: a, anchor: x, reson: y}]", "did you mean 'reason'?"),
        ("decisions: [{decision: accept, rule: a/b, path: a, anchor: x, nth: one}]", "'nth' is no whole number"),
        ("decisions: [{decision: accept, rule: a/b, path: a, anchor: x, text: 3}]", "'text' is no text"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read(path)
    assert says in str(caught.value)


def test_what_the_page_posts_is_looked_at() -> None:
    good = {"decision": "accept", "rule": "a/b", "path": "a.txt", "anchor": "x"}
    assert parse([good]) == [Decision("accept", "a/b", "a.txt", "x")]
    for bad in ({}, [3], [{**good, "decision": "maybe"}], [{**good, "more": 1}]):
        with pytest.raises(UsageError):
            parse(bad)
