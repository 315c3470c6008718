"""The programs of docs/scale.md for other engines, run as they stand there: what each finds is what one machine finds.

Ray, Spark and datatrove are large; `tools/try_engines.sh` installs them into an environment of its own and runs this file.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

from lint.arrow import Linter
from lint.packs import bundle
from lint.packs.load import load

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
datasets = pytest.importorskip("pyarrow.dataset")

TEXTS = [
    "The harbour was was closed.",
    "Boats lay idle at the bank.",
    "The ferry and the bell was was late.",
    "NATO met.",
]
_PROGRAMS = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with data in two files and a bundle of rules, as the programs expect it."""
    bundle.write(load(prove=False), tmp_path / "rules.seed")
    (tmp_path / "data").mkdir()
    for name in "ab":
        rows = [{"id": f"{name}{i}", "text": text} for i, text in enumerate(TEXTS)]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "data" / f"{name}.parquet")
    return tmp_path


def run(module: str, folder: Path) -> None:
    """Run the program of the manual that imports a module."""
    pytest.importorskip(module)
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    (program,) = (p for p in _PROGRAMS.findall(page) if re.search(rf"^(?:import|from) {module}\b", p, re.M))
    (folder / "recipe.py").write_text(program, encoding="utf-8")
    here = {"RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0", "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "recipe.py"], cwd=folder, env=os.environ | here, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr[-4000:]


def expected(folder: Path) -> set[tuple[str, str, int]]:
    """Findings of one machine: id, rule and place of each."""
    return found(Linter(str(folder / "rules.seed"), id="id")(datasets.dataset(folder / "data").to_table()))


def found(table: pa.Table) -> set[tuple[str, str, int]]:
    return {(r["id"], r["rule"], r["start"]) for r in table.to_pylist() if r["what"] == "finding"}


@pytest.mark.parametrize("module", ["ray", "pyspark", "distributed"])
def test_the_tables_of_an_engine_hold_what_one_machine_finds(module: str, folder: Path) -> None:
    run(module, folder)
    assert found(datasets.dataset(folder / "findings", format="parquet").to_table()) == expected(folder)
    assert len(expected(folder)) == 4


def test_datatrove_keeps_the_texts_and_counts_findings(folder: Path) -> None:
    run("datatrove", folder)
    documents = [
        json.loads(line)
        for path in sorted((folder / "linted").glob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    assert {d["id"]: d["metadata"]["findings"] for d in documents} == {
        f"{name}{i}": count for name in "ab" for i, count in enumerate([1, 0, 1, 0])
    }
