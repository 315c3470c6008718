"""`seedlint init`: a configuration to start from, and the hook, at once or later."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from lint.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "my texts (old)").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def hooks() -> list[dict[str, object]]:
    (repo,) = YAML(typ="safe").load(Path(".pre-commit-config.yaml").read_text())["repos"]
    return list(repo["hooks"])


def test_the_hook_can_be_added_later(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "seeds", "my texts (old)"]) == 0
    before = Path("seedlint.yaml").read_text()
    assert not Path(".pre-commit-config.yaml").exists()
    assert main(["init", "--hook"]) == 0
    assert Path("seedlint.yaml").read_text() == before
    assert [hook["id"] for hook in hooks()] == ["seedlint-fix", "seedlint", "seedlint-corpus"]
    assert hooks()[0]["files"] == r"^(seeds/|my\ texts\ \(old\)/)"


def test_a_file_of_hooks_is_left_as_it_is_and_the_entry_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(".pre-commit-config.yaml").write_text("repos: []\n")
    assert main(["init", "--hook", "seeds"]) == 0
    assert Path(".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "- id: seedlint-fix" in capsys.readouterr().out


def test_a_configuration_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert main(["init"]) == 2
    assert "`seedlint init --hook` adds the hook" in capsys.readouterr().err
