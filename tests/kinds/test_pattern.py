"""Patterns: what a group may be, which part is marked, how a correction is trimmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import plain

from lint.check.pipeline import check_documents
from lint.core.errors import RuleErrors
from lint.core.finding import Edit
from lint.kinds.pattern import trimmed
from lint.packs.load import load

PACK = r"""
pack: p
about: One pattern.
sets:
  verbs: {{sings: sing, runs: run}}
rules:
  - id: r
    kind: pattern
    message: '{{modal}} {{span}}'
    severity: error
    confidence: high
    class: grammar
    why: w
    source: s
    find: '(?P<modal>will|can) (?P<span>[a-z]+s)\b'
    among: {among}
    fix: {{map: $verbs, safety: safe}}
    examples: [{{bad: 'It will [[runs]].', good: 'It will run.'}}, {{ok: 'It will always run.'}}]
"""


def found(tmp_path: Path, text: str, among: str = "{span: $verbs}") -> list[str]:
    path = tmp_path / "p.yaml"
    path.write_text(PACK.format(among=among), encoding="utf-8")
    return [f.message for f in check_documents([plain(text)], load([path])).findings]


def test_a_group_is_one_of_its_words(tmp_path: Path) -> None:
    assert found(tmp_path, "She can sings, he will works, it will runs.") == ["can sings", "will runs"]


def test_a_plain_list_of_words_will_do(tmp_path: Path) -> None:
    assert found(tmp_path, "She can sings, it will runs.", "{span: [runs]}") == ["will runs"]


def test_the_group_must_exist(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors, match="'among' names the group 'spam', which the regex does not have"):
        found(tmp_path, "", "{spam: [runs]}")


@pytest.mark.parametrize(
    "text, edit, kept",
    [
        ("of tea", Edit(0, 6, "of the tea"), Edit(3, 3, "the ")),
        ("of tea", Edit(0, 6, "of teas"), Edit(3, 6, "teas")),
        ("tea , pot", Edit(3, 6, ", "), Edit(3, 4, "")),
        ("tea", Edit(0, 3, "pot"), Edit(0, 3, "pot")),
    ],
)
def test_an_edit_is_trimmed_to_the_words_that_change(text: str, edit: Edit, kept: Edit) -> None:
    assert trimmed(text, edit, words=True) == kept
