"""What is written for CI holds together: every flag in the recipes exists, every hook and format is known."""

from __future__ import annotations

import re

import pytest
from places import ROOT

from lint.cli import main
from lint.core import yamlfile
from lint.report import formats

FILES = ("docs/ci.md", "action.yml", ".pre-commit-hooks.yaml")


def test_every_flag_of_a_recipe_is_one_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "fix", "init"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    others = {"--reason", "--quiet", "--global", "--tag", "--rm"}  # of `suppress`, pip, git and docker
    for name in FILES:
        used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", (ROOT / name).read_text()))
        assert used <= known | others, (name, used - known - others)


def test_every_format_of_a_recipe_is_known() -> None:
    text = "".join((ROOT / name).read_text() for name in FILES)
    assert set(re.findall(r"--format (\w+)", text)) <= set(formats.names())


@pytest.mark.parametrize("name", ["action.yml", ".pre-commit-hooks.yaml"])
def test_the_files_are_yaml_and_the_hooks_call_us(name: str) -> None:
    file = yamlfile.read(ROOT / name)
    assert file.problems == []
    if name.startswith(".pre"):
        assert [h["id"] for h in file.data] == ["seedlint-fix", "seedlint", "seedlint-corpus"]
        assert all(
            h["entry"].startswith(("seedlint check ", "seedlint fix --in-place ")) and h["language"] == "python"
            for h in file.data
        )


def test_no_input_of_the_action_is_pasted_into_a_shell() -> None:
    steps = yamlfile.read(ROOT / "action.yml").data["runs"]["steps"]
    assert not any("${{" in step.get("run", "") for step in steps)
