"""`seedlint why`: every question of a rule at a place, and the answer."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from demo_packs import TOWN, pack
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import GOLDEN

from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.check.trace import trace
from lint.cli import main
from lint.config.settings import Settings
from lint.core.cache import Cache
from lint.core.text import Document
from lint.filters.baseline import of
from lint.filters.disposition import Filters, State
from lint.packs.load import load
from lint.packs.prove import unmarked


def why(capsys: pytest.CaptureFixture[str], text: str, where: str, *args: str) -> tuple[int, str]:
    Path("t.txt").write_text(text, encoding="utf-8")
    status = main(["why", where, "house/norse", "--rules", str(GOLDEN / "house.yaml"), "--no-cache", *args])
    return status, capsys.readouterr().out


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_clause_that_keeps_it_silent_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Denmark sent a Norwegian envoy to Oslo."
    assert why(capsys, text, "t.txt:1") == (
        1,
        "t.txt:1:16 'Norwegian': house/norse keeps silent\n"
        '  passes  when    paragraph has Denmark | Copenhagen  (the paragraph has "Denmark")\n'
        '  FAILS   unless  document has Norway | Oslo  (the document has "Oslo")\n',
    )


def test_what_lets_it_speak_is_said_and_whether_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = why(capsys, "Denmark sent a Norwegian envoy.", "t.txt:1:17")
    assert status == 0
    assert "reports it" in said and "shown: warning, medium confidence" in said
    _, said = why(capsys, "Denmark sent a Norwegian envoy.", "t.txt:1", "--confidence", "high")
    assert "not shown: warning, medium confidence is below the shown level" in said
    _, said = why(capsys, "Denmark sent a Norwegian [sic] envoy.", "t.txt:1")
    assert "not shown: suppressed ([sic] in the text)" in said
    _, said = why(capsys, "Denmark sent an envoy, misspelt as Norwegian.", "t.txt:1")
    assert "FAILS   use     a word in use  (the text speaks of the word, it does not use it)" in said


def test_where_it_sees_nothing_it_says_where_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = why(capsys, "A first line.\nA Norwegian choir.", "t.txt:1")
    assert status == 1
    assert "sees nothing there" in said and "on line 2" in said
    assert "nor anywhere else" in why(capsys, "A line.", "t.txt:1")[1]


def test_a_place_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert why(capsys, "One line.", "t.txt:3")[0] == 2
    assert main(["why", "gone.txt:1", "house/norse", "--rules", str(GOLDEN / "house.yaml"), "--no-cache"]) == 2
    assert "gone.txt: cannot be read" in capsys.readouterr().err


def test_a_finding_that_another_covers_is_not_called_shown(capsys: pytest.CaptureFixture[str]) -> None:
    rules = pack(
        TOWN,
        TOWN.replace("id: town", "id: hamlet").replace("warning", "error"),
    )
    Path("rules.yaml").write_text(rules, encoding="utf-8")
    Path("t.txt").write_text("In Vilage.", encoding="utf-8")
    assert main(["why", "t.txt:1", "demo/town", "--rules", "rules.yaml", "--no-cache"]) == 0
    assert "not shown: covered by demo/hamlet at 1:4" in capsys.readouterr().out
    main(["check", "t.txt", "--rules", "rules.yaml", "--no-cache", "--quiet"])
    assert "demo/town" not in capsys.readouterr().out


def test_of_two_equal_findings_one_in_the_baseline_is_known() -> None:
    book = load([GOLDEN / "house.yaml"], prove=False)
    line = "Denmark sent its Norwegian minister.\n"
    findings = list(check_documents([Document(line * 2)], book).findings)
    filters = Filters(Settings(), book)
    filters.baseline = of(findings[:1])
    states = [d.state for d in filters.dispositions(findings)]
    assert states == [State.KNOWN, State.SHOWN]
    assert filters.shown(findings) == findings[1:]


# what some rule of the packs looks at, what keeps it silent, and what lies around both
PARTS = (
    "Denmark ",
    "Norwegian ",
    "Oslo ",
    "[sic] ",
    "color ",
    " .",
    "\n",
    "\n\n",
    "Advertisement",
    "the word ",
    "    ",
    "`",
    '"',
    "a hall",
)


TEXTS = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


@given(TEXTS)
def test_check_and_why_agree_about_every_candidate(text: str) -> None:
    agree(Document(text), house())


def clauses(names: tuple[str, ...]) -> st.SearchStrategy[list[dict[str, object]]]:
    """Conditions of a rule: what a stretch of text around the match has, has often enough, or lacks."""
    words = st.lists(st.sampled_from(["Denmark", "Oslo", "hall", "the word"]), min_size=1, max_size=2, unique=True)
    asked = st.one_of(
        words.map(lambda w: {"has": w}), words.map(lambda w: {"has": w, "min": 2}), words.map(lambda w: {"lacks": w})
    )
    return st.lists(st.builds(lambda scope, what: {scope: what}, st.sampled_from(names), asked), max_size=2)


SCOPES = ("sentence", "paragraph", "document")
RULES = st.fixed_dictionaries(
    {
        "id": st.just("x"),
        "kind": st.just("pattern"),
        "find": st.sampled_from(["Norwegian", "colou?r", r" \.", r"\b[Aa]\w*", r"(?:\w+ ){2}", "Denmark"]),
        "message": st.just("x"),
        "severity": st.sampled_from(["error", "warning", "info"]),
        "confidence": st.sampled_from(["high", "medium", "low"]),
        "class": st.sampled_from(["grammar", "misspelling", "whitespace", "debris", "style"]),
        "why": st.just("x"),
        "source": st.just("x"),
        "examples": st.just([{"bad": "[[x]]"}, {"ok": "y"}]),
    },
    optional={
        "when": clauses(SCOPES),
        "unless": clauses(SCOPES),
        "zones": st.lists(st.sampled_from(["headline", "body", "quotation", "tail"]), min_size=1, unique=True),
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(RULES, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=6))
def test_so_they_do_for_any_rules(tmp_path: Path, rules: list[dict[str, object]], texts: list[str]) -> None:
    named = [{**rule, "id": f"r{n}"} for n, rule in enumerate(rules)]
    (tmp_path / "p.yaml").write_text(json.dumps({"pack": "p", "about": "Any rules.", "rules": named}), encoding="utf-8")
    book = load([tmp_path / "p.yaml"], prove=False, cache=Cache(None))
    for text in texts:
        agree(Document(text), book)


def agree(document: Document, book: Rulebook) -> None:
    """Every finding is one that the trace reports, and whatever is silent fails at a step that says why."""
    shown = set(check_documents([document], book).findings)
    reported = set()
    for rule in book.rules:
        traced = trace(document, rule, book)
        assert set(traced.kept) == shown
        for account in traced.accounts:
            failed = [step for step in account.steps if not step.passes]
            assert account.accepted == (not failed)
            assert all(step.fact for step in failed)
            if account.finding is not None:
                assert account.finding in shown or account.finding in traced.covered
                reported.add(account.finding)
    assert shown <= reported


@cache
def house() -> Rulebook:
    return load([GOLDEN / "house.yaml"], prove=False)


def test_its_answer_is_that_of_the_check_for_all_examples_of_some_rules() -> None:
    for rule in house().rules:
        for example in rule.examples:
            for text in example.texts:
                document = Document(unmarked(text)[0])
                found = {(a.place.start, a.place.end) for a in trace(document, rule, house()).accounts if a.accepted}
                assert found == set(unmarked(text)[1])
