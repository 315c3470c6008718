"""Every command of the README and the manual is run, page by page and in order, in a folder like the one the page speaks of.

Lines of fenced blocks that begin with `seedlint` or `awk`, and inline code that is a whole command; a placeholder such as PATH
makes it none. Of a command that is only named in running text (`seedlint undo`) the help is asked for. What is in blocks is
parsed by `tests/test_docs.py`, whether it can be run or not. Left out are the generated list of rules and the page about
extensions, whose examples `tests/test_extending.py` installs.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

_LEFT_OUT = ("rules.md", "extending.md")
PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").glob("*.md") if p.name not in _LEFT_OUT)]
_CODE = re.compile(r"^```(\w*)\n(?P<block>.*?)^```$|(?<!`)`(?P<inline>seedlint [^`]+)`(?!`)", re.M | re.S)
_PLACEHOLDER = re.compile(r"\b[A-Z]{3,}\b(?!\.)|\b[A-Z] [A-Z]\b|\.\.\.|…|/N\b")
_NAMED = re.compile(r"seedlint [a-z]+( [a-z]+)?")

ENDLESS = ("seedlint review seeds/", "seedlint review texts/", "seedlint check --watch")
"""Commands that run until they are stopped."""
ELSEWHERE = "--engine dask"
"""What needs more than a folder: `tests/scale` runs it."""
SLIPS = "The mayor recieved the the letter of 3 June.\n\nHe said that the harbour is full .\n"


def commands(page: Path) -> Iterator[str]:
    """The commands of a page that can be run as they stand."""
    for match in _CODE.finditer(page.read_text(encoding="utf-8")):
        block = match["block"]
        if block is None:
            line = " ".join(match["inline"].split())
            lines = [f"{line} --help" if _NAMED.fullmatch(line) else line]
        else:
            lines = block.replace("\\\n", " ").splitlines() if match[1] in ("", "sh", "console") else []
        for line in lines:
            line = line.strip().removeprefix("$ ")
            if line.startswith(("seedlint ", "awk ")) and not _PLACEHOLDER.search(line.partition("  #")[0]):
                yield line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the pages speak of: texts, records, pairs, terms, styles, dictionaries, decisions."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / ".gitignore").write_text("rules/\n")  # no texts
    (tmp_path / "texts").mkdir()
    shutil.copy(next((ROOT / "seeds").glob("004*")), tmp_path / "texts/004.txt")
    (tmp_path / "seeds/012.txt").write_text("\n" * 13 + "The mayor recieved the letter.\n", encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/fixes.jsonl").write_text("")
    for name in ("docs/page.md", "some-folder/a.txt", "data/a.txt", "data/b.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SLIPS, encoding="utf-8")
    records = "".join(
        json.dumps({"id": f"r{n}", "doc_id": f"r{n}", "text": SLIPS, "body": SLIPS}) + "\n" for n in range(3)
    )
    (tmp_path / "data.jsonl").write_text(records)
    (tmp_path / "data.jsonl.gz").write_bytes(gzip.compress(records.encode()))
    (tmp_path / "pairs.tsv").write_text(
        "zh\ten\n土库曼斯坦总统抵达。\tThe president of Turkey arrived.\n你好。\tHello.\n"
    )
    (tmp_path / "zh.txt").write_text("土库曼斯坦总统抵达。\n")
    (tmp_path / "en.txt").write_text("The president of Turkey arrived.\n")
    (tmp_path / "terms.csv").write_text("zh,en,wrong\n代表团,delegation,group\n")
    (tmp_path / "terms.tbx").write_text(
        '<tbx><text><body><termEntry><langSet xml:lang="zh"><tig><term>代表团</term></tig></langSet>'
        '<langSet xml:lang="en"><tig><term>delegation</term></tig></langSet></termEntry></body></text></tbx>'
    )
    (tmp_path / "memory.tmx").write_text(
        '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>你好。</seg></tuv>'
        '<tuv xml:lang="en"><seg>Hello.</seg></tuv></tu></body></tmx>'
    )
    (tmp_path / "raw.txt").write_text("He gave the informations.\nThey spoke on the docking of plans.\n")
    (tmp_path / "corrected.txt").write_text("He gave information.\nThey spoke to coordinate plans.\n")
    (tmp_path / "dictionary.txt").write_text("teh->the\n")
    (tmp_path / "styles/Google").mkdir(parents=True)
    (tmp_path / "styles/Google/Weasel.yml").write_text("extends: existence\nmessage: '%s'\ntokens: [very]\n")
    (tmp_path / "decisions.yaml").write_text("schema: 1\ndecisions: []\n")
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    return tmp_path


@pytest.fixture
def shell(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An environment in which `seedlint` is the one under test."""
    place = tmp_path_factory.mktemp("bin")
    (place / "seedlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n')
    (place / "seedlint").chmod(0o755)
    yield {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


def ran(line: str, folder: Path, env: dict[str, str]) -> tuple[int, str]:
    """The exit status of a command, and what it said; one that runs until it is stopped is stopped once it speaks."""
    with subprocess.Popen(
        ["bash", "-c", f"exec {line}" if line.startswith(ENDLESS) else line],
        cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as run:  # fmt: skip
        if line.startswith(ENDLESS):
            assert run.stdout is not None
            first = run.stdout.readline()
            run.send_signal(signal.SIGTERM)
            run.wait()
            return 0 if first else 1, first
        out, _ = run.communicate()
        return run.returncode, out


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="a shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_page_runs(page: Path, folder: Path, shell: dict[str, str]) -> None:
    if "seedlint init texts/" not in page.read_text(encoding="utf-8"):  # else the page makes one
        (folder / "seedlint.yaml").write_text("paths: [seeds]\n")
    said = ""  # by the commands so far
    for line in commands(page):
        if ELSEWHERE in line:
            continue
        if digest := re.search(r"@[0-9a-f]{16}", said):  # which pins the bundle of this machine
            line = re.sub(r"@[0-9a-f]{16}", digest[0], line)
        status, out = ran(line, folder, shell)
        said += out
        assert status in (0, 1), f"{page.name}: {line}\n{out}"
        assert "Traceback" not in out, f"{page.name}: {line}\n{out}"


def test_the_manual_has_commands() -> None:
    assert sum(len([*commands(page)]) for page in PAGES) > 60
