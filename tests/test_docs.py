"""The manual: every command in it is one, and the pages that are made of the rules are whole."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.cli import main, parser
from tools import docs_site

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_INLINE = re.compile(r"(?<!`)`seedlint ([^`]+)`(?!`)")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def commands(page: Path) -> Iterator[str]:
    """Lines of fenced blocks, of a shell or without a language, that begin with `seedlint`."""
    for language, block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines() if language in ("", "sh", "console") else ():
            line = line.strip().removeprefix("$ ")
            if line.startswith("seedlint "):
                yield line


COMMANDS = sorted({(page.name, line) for page in PAGES for line in commands(page)})


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_every_command_is_understood(page: str, line: str) -> None:
    arguments = shlex.split(line, comments=True)[1:]
    arguments = arguments[: next((i for i, word in enumerate(arguments) if word in ("|", ">", "&&", "||", ";")), None)]
    if arguments[0].startswith("--"):
        return
    parser(arguments[0]).parse_args(arguments)


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_running_text_are_understood(page: Path) -> None:
    """Those that are written out: where one stands for its kind, options alone (`seedlint why`), nothing is asked."""
    for inline in _INLINE.findall(page.read_text("utf-8")):
        command, *words = shlex.split(inline)
        if words and not command.startswith("-") and "..." not in inline:
            parser(command).parse_args([command, *words])


def test_the_site_has_a_page_for_every_pack_with_every_rule() -> None:
    pages = dict(docs_site.pages())
    packs = {path.stem for path in (ROOT / "rules").glob("*.yaml")}
    assert {Path(path).stem for path in pages} == packs | {"index", "kinds"}
    assert pages["rules/dates.md"].count("\n## ") > 10
    assert "seedlint explain substitution" in pages["rules/dates.md"]


PACKS = [
    block for _, block in _BLOCK.findall((ROOT / "docs/first-rule.md").read_text("utf-8")) if block.startswith("pack:")
]


@pytest.mark.parametrize("pack", PACKS)
def test_the_rules_that_people_copy_first_prove_themselves(pack: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(pack, encoding="utf-8")
    assert main(["test", str(tmp_path / "mine.yaml"), "--clauses"]) == 0


@pytest.mark.parametrize("page", ["architecture.md", "glossary.md"])
def test_what_a_page_of_the_house_points_to_is_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    paths = set(re.findall(r"`((?:lint|tests|tools|benchmarks)/[a-z0-9_./]+)`", text))
    assert len(paths) > 5
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
