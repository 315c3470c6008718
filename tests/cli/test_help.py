"""Help teaches: every command has examples that parse, every option says what it does; the docs name every rule."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

from lint import kinds
from lint.cli import COMMANDS, main, parser
from lint.packs.load import load


def commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (a for a in parser(*COMMANDS)._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    silent = [a.dest for a in commands()[name]._actions if not a.help]
    assert silent == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_parse(name: str) -> None:
    epilog = commands()[name].epilog or ""
    lines = [line.strip() for line in epilog.splitlines() if line.startswith("  ") and "seedlint " in line]
    parts = [p for line in lines for p in line.split("|")[-1].split("&&")]
    for example in parts:
        words = shlex.split(example.split(" > ")[0].split(" < ")[0])
        assert words[0] == "seedlint", example
        parser(words[1]).parse_args(words[1:])


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"schema", "cache"}))
def test_every_command_has_an_example(name: str) -> None:
    assert f"seedlint {name}" in (commands()[name].epilog or "")


@pytest.mark.skipif(importlib.util.find_spec("shtab") is None, reason="needs shtab")
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_completion_knows_commands_and_options(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["completion", "bash"]) == 0
    script = tmp_path / "seedlint.bash"
    script.write_text(capsys.readouterr().out)
    asks = (
        f"source {script}; COMP_WORDS=(seedlint fix --output-); COMP_CWORD=2; _shtab_seedlint; echo ${{COMPREPLY[@]}}"
    )
    done = subprocess.run(["bash", "-c", asks], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "--output-dir", done.stderr


def test_explaining_a_kind_shows_its_keys(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in kinds.names():
        assert main(["explain", kind]) == 0
    assert "ignore-case: " in capsys.readouterr().out


def test_the_page_of_rules_is_made_of_the_rules_themselves() -> None:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = "\n".join(module.rules_page())
    assert all(f"| `{rule.id}` | {rule.kind} |" in page for rule in load(prove=False).rules)
    assert all(f"### {kind}\n" in page for kind in kinds.names())


@pytest.mark.skipif(not os.environ.get("SEEDLINT_SLOW"), reason="SEEDLINT_SLOW=1 runs it, as .ci/run does")
def test_the_committed_page_and_schema_are_current() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
