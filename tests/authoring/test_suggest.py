"""`suggest` drafts packs that load; `try` takes drafts that would not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lint.authoring.draft import pack
from lint.authoring.observe import observe
from lint.authoring.suggest import Draft, drafts
from lint.cli import main
from lint.core.text import Document
from lint.packs.load import load
from lint.packs.prove import prove_rule
from lint.structure.view import View

TEXTS = [
    "Share this page\n\nThe old ferry was rebuilt, and the River Towns Flood Council met in Harbin for the first time.\n"
    "The council met again in a low-lying hall near the Reed Market, then in Harbin.",
    "Share this page\n\nAt noon the River Towns Flood Council rose. A low-lying field was sold at the Reed Market of Harbin, they say.",
    "Share this page\n\nThe guests of the River Towns Flood Council saw Harbin and the Reed Market there. Another low-lying field lay idle.",
    "Here the River Town Flood Council slept in Harbni, near a low lying field and the reed market of Harbin; they saw Harbin.",
]


def made(texts: list[str], least: int = 3) -> list[Draft]:
    documents = [Document(t, f"{i}.txt") for i, t in enumerate(texts)]
    return drafts(observe(lambda: documents), least)


def test_each_habit_of_a_corpus_becomes_a_draft() -> None:
    found = {(d.group, d.wrong, d.right) for d in made(TEXTS)}
    assert found == {
        ("lines", "Share this page", ""),
        ("names", "River Town Flood Council", "River Towns Flood Council"),
        ("hyphens", "low lying", "low-lying"),
        ("casing", "reed market", "Reed Market"),
        ("neighbours", "Harbni", "Harbin"),
    }


def test_a_line_of_one_document_is_drafted_only_where_it_comes_again_and_again() -> None:
    assert made(["Print page\n\nThe mayor rose.\n" * 3]) == []
    assert [d.wrong for d in made(["Print page\n\nThe mayor rose and sang of a ferry, and then he wept.\n\n" * 6])][
        :1
    ] == ["Print page"]


def test_the_drafts_load(tmp_path: Path) -> None:
    file = tmp_path / "drafts.yaml"
    file.write_text(pack(made(TEXTS), "drafts", len(TEXTS)), encoding="utf-8")
    assert len(load([file]).rules) == 5


WORDS = st.sampled_from(
    ["Reed Market", "reed market", "reed-market", "Reed Markets Fair", "Reed Market Fair", "it's 'so'", '"no"', "the [[end]]", "a: b #c",
     "\\d", "Harbin", "Harbni", "\u200bzero", "naïve-born", "naïve born", ".\n", "\n\nShare: {this} page's\n\n", "— dash"]
)  # fmt: skip


def has_machine_lines(text: str) -> bool:
    """Whether a text, or some line of it, is written for machines."""
    anatomy = View(Document(text)).anatomy
    return anatomy.facts["machine"] or any(anatomy.is_machine(*span) for span in View(Document(text)).line_spans)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(texts=st.lists(st.lists(WORDS, min_size=5, max_size=60).map(" ".join), min_size=1, max_size=4))
def test_whatever_the_prose_the_drafts_load(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    assume(not any(map(has_machine_lines, texts)))  # of these rules keep silent, also of the example that was drafted
    file = tmp_path_factory.mktemp("drafts") / "drafts.yaml"
    file.write_text(pack(made(texts, 2), "drafts", len(texts)), encoding="utf-8")
    for rule in load([file], prove=False).rules:
        assert prove_rule(rule) == []


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for i, text in enumerate(TEXTS):
        (tmp_path / f"{i}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_suggest_then_try(
    corpus: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path_factory.mktemp("rules") / "drafts.yaml"
    assert main(["suggest", str(corpus), "--output", str(file)]) == 0
    assert main(["try", str(file), str(corpus)]) == 0
    out = capsys.readouterr().out
    assert "[Harbni], near a low lying field" in out
    assert "3  drafts/repeated-lines, in 3 of 4 documents" in out


@pytest.mark.parametrize(
    "text, says",
    [
        ("kind: pattern\nfind: 'ferry'\n", "1  draft/draft-1, in 1 of 4 documents"),
        ("- {kind: pattern, find: 'ferry'}\n- {kind: line, lines: [Share this page]}\n", "3  draft/draft-2, in 3 of 4 documents"),
        ("kind: pattern\nfind: 'ferry'\n", "no examples yet"),
        (
            "kind: pattern\nfind: 'ferry'\nexamples: [{bad: 'a [[boat]]'}, {ok: 'a boat'}]\n",
            "does not find [[boat]]",
        ),
    ],
)  # fmt: skip
def test_a_draft_may_lack_what_a_rule_must_have(
    corpus: Path, text: str, says: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path_factory.mktemp("rules") / "one.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["try", str(file), str(corpus)]) == 0
    assert says in capsys.readouterr().out


@pytest.mark.parametrize(
    "text, status, says",
    [
        ("kind: patern\nfind: 'x'\n", 3, "one.yaml:1: unknown kind 'patern'; did you mean 'pattern'?"),
        ("- {kind: line, lines: [x]}\n- kind: pattern\n  finnd: 'x'\n", 3, "one.yaml:3: unknown key 'finnd'"),
        ("kind: [", 3, "not valid YAML"),
        (None, 2, "there is no such file"),
    ],
)
def test_what_is_wrong_with_a_draft_has_its_line(
    corpus: Path, text: str | None, status: int, says: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    file = tmp_path_factory.mktemp("rules") / "one.yaml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert main(["try", str(file), str(corpus)]) == status
    assert says in capsys.readouterr().err
