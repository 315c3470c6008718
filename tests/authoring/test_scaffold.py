"""Rules to start from: every kind's has the keys that must be given, and words that may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from lint import kinds
from lint.authoring.manual import option_choices
from lint.authoring.scaffold import scaffold
from lint.cli import main


@pytest.mark.parametrize("kind", kinds.names())
def test_a_key_of_few_words_has_one_of_them_and_all_are_named(kind: str) -> None:
    text = scaffold("my-pack", "my-rule", kind)
    (rule,) = YAML(typ="safe").load(text)["rules"]
    for key, words in option_choices(kind).items():
        assert rule.get(key, words[0]) in words
        assert all(word in text for word in words)


def test_kinds_with_checks_name_them() -> None:
    assert "weekday" in option_choices("dates")["check"]
    assert option_choices("repeat")["unit"] == ["word", "phrase", "sentence", "line"]


def test_a_name_that_is_no_id_is_refused_with_one_that_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "new", "Foo_Bar"]) == 2
    assert "'foo-bar'" in capsys.readouterr().err


def test_a_wrong_kind_is_answered_with_all_kinds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(scaffold("my-pack", "my-rule", "pattern").replace("kind: pattern", "kind: regex"))
    assert main(["test", str(pack)]) == 3
    error = capsys.readouterr().err
    assert all(kind in error for kind in kinds.names())
