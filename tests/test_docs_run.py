"""The commands of the manual do what it says: each page's are run in their order, in a folder that holds what they name."""

from __future__ import annotations

import gzip
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from test_docs import PAGES, ROOT, commands

ELSEWHERE = {
    "review": "serves until Ctrl-C (tests/report/test_serve.py)",
    "--scheduler": "wants a cluster (tests/scale)",
}
"""Words of commands that are not run here, and why."""

EXAMPLES = {"seeds": 2, "data": 2, "texts": 1, "some-folder": 1}
"""Folders that pages name, and how many of the example texts stand in each."""

RECORD = {
    "id": 1,
    "doc_id": 1,
    "text": "We recieved it.",
    "body": "We recieved it.",
    "zh": "我们收到了",
    "en": "We recieved it.",
}

FILES = {
    "data.jsonl": json.dumps(RECORD) + "\n",
    "pairs.tsv": "zh\ten\n我们收到了。\tWe recieved it.\n",
    "terms.csv": "zh,en\n收到,receive\n",
    "dictionary.txt": "recieve->receive\n",
    "docs/page.md": "# A page\n\nIt has a  line.\n",
    "styles/Google/We.yml": "extends: existence\nmessage: \"Avoid '%s'.\"\nlevel: warning\ntokens: [we]\n",
    "raw.txt": "He gave the informations.\nThey spoke on the docking of plans.\n",
    "corrected.txt": "He gave information.\nThey spoke to coordinate plans.\n",
    "decisions.yaml": "schema: 1\ndecisions: []\n",
}

PINNED = "@724f67f18415e0da"
"""A digest of rules, which are others by now."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the pages name."""
    texts = [ROOT / "seeds" / name for name in ("004_171e8d334eace437.txt", "000_89d50a38391f748e.txt")]
    for name, number in EXAMPLES.items():
        (tmp_path / name).mkdir()
        for text in texts[:number]:
            shutil.copy(text, tmp_path / name)
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "data.jsonl.gz").write_bytes(gzip.compress(FILES["data.jsonl"].encode()))
    (tmp_path / "rules").symlink_to(ROOT / "rules")
    return tmp_path


def environment(folder: Path) -> Mapping[str, str]:
    """That of the tests, in which `seedlint` is the program that they test."""
    program = folder / "bin" / "seedlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m lint "$@"\n')
    program.chmod(0o755)
    return os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("page", [page for page in PAGES if any(commands(page))], ids=lambda page: page.name)
def test_the_commands_of_a_page_run(page: Path, folder: Path) -> None:
    known = environment(folder)
    for line in commands(page):
        if any(word in line for word in ELSEWHERE):
            continue
        done = subprocess.run(
            ["bash", "-c", line.replace(PINNED, "")], cwd=folder, env=known, capture_output=True, text=True, timeout=300
        )
        assert done.returncode in (0, 1), f"{line}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
