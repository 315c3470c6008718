"""Tables in and out: however a corpus is cut into tables, their rows and conclusions are what one run finds."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from lint.arrow import Linter, finalize, findings, lint_batch
from lint.check.guard import Limits
from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.core.errors import UsageError
from lint.packs.load import load

pa = pytest.importorskip("pyarrow")

STORY = (
    "The council of the river towns met on Friday and spoke of dikes, ferries, the price of reeds and the old bell that no one "
    "rings. The mayor sang of a ferry and wept, and boats lay idle at the bank for nine days."
)
ROWS = [
    {"name": f"r{i:02}", "body": text, "from": "a.parquet" if i < 5 else "b.parquet"}
    for i, text in enumerate(
        ["The harbour was was closed.", STORY, None, "Share this page with a friend", STORY, "NATO met."] * 2
    )
]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False).select(["corpus", "repeats", "acronyms"])


def linter(book: Rulebook, **more: object) -> Linter:
    return Linter(book, text="body", id="name", path_column="from", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", [1, 3, 12])
def test_tables_add_up_to_the_corpus(book: Rulebook, at: int) -> None:
    tables = [pa.Table.from_pylist(ROWS[i : i + at]) for i in range(0, len(ROWS), at)]
    one = linter(book)
    rows = [pickle.loads(pickle.dumps(linter(book)))(table) for table in tables]
    said = pa.concat_tables([*rows, finalize(rows, tables, one)])
    documents = [d for table in tables for d in one.documents(table)]
    assert findings(said) == list(check_documents(documents, book).findings) != []
    assert sum(filter(None, said.column("documents").to_pylist())) == len(documents) == 10


def test_a_finding_can_be_read_without_us(book: Rulebook) -> None:
    table = lint_batch(pa.Table.from_pylist(ROWS[:1]), rules=book, text="body", id="name", path="x")
    (row,) = (r for r in table.to_pylist() if r["what"] == "finding")
    shown = {k: row[k] for k in ("path", "id", "field", "rule", "start", "end", "found", "severity")}
    assert shown == {
        "path": "x", "id": "r00", "field": "body", "rule": "repeats/function-word", "start": 12, "end": 19, "found": "was was",
        "severity": "error",
    }  # fmt: skip


def test_without_an_id_nothing_is_asked_about_the_corpus(book: Rulebook) -> None:
    table = lint_batch(pa.Table.from_pylist(ROWS), rules=book, text="body")
    assert set(table.column("what").to_pylist()) == {"finding", "count"}


def test_a_column_that_is_missing_is_named(book: Rulebook) -> None:
    with pytest.raises(UsageError, match="no column 'text'; there are: name, body, from"):
        lint_batch(pa.Table.from_pylist(ROWS), rules=book)


def test_rows_of_other_rules_are_refused(book: Rulebook) -> None:
    table = pa.Table.from_pylist(ROWS)
    rows = linter(book)(table)
    with pytest.raises(UsageError, match="rows of rules"):
        finalize([rows], [table], linter(book.select(["corpus"])))


def test_guarded_records_give_the_same_rows(book: Rulebook) -> None:
    table = pa.Table.from_pylist(ROWS)
    guarded = linter(book, limits=Limits())
    assert guarded(table).equals(linter(book)(table))
    assert guarded(table).equals(linter(book)(table))  # by the same helper


@pytest.fixture
def findings_folder(book: Rulebook, tmp_path: Path) -> str:
    pq = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "data").mkdir()
    (tmp_path / "findings").mkdir()
    for i in (0, 6):
        pq.write_table(pa.Table.from_pylist(ROWS[i : i + 6]), tmp_path / "data" / f"{i}.parquet")
    for path in sorted((tmp_path / "data").iterdir()):
        pq.write_table(linter(book)(pq.read_table(path)), str(path).replace("data", "findings"))
    return f"{tmp_path}/findings/*.parquet"


def test_the_query_of_the_manual_counts_in_duckdb(findings_folder: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = (
        f"SELECT rule, severity, count(*) FROM '{findings_folder}' WHERE what = 'finding' GROUP BY ALL ORDER BY 3 DESC"
    )
    assert duckdb.sql(query).fetchall() == [("repeats/function-word", "error", 2)]


def test_the_query_of_the_manual_counts_in_polars(findings_folder: str) -> None:
    pl = pytest.importorskip("polars")
    found = pl.scan_parquet(findings_folder).filter(pl.col("what") == "finding").group_by("rule").len().collect()
    assert found.rows() == [("repeats/function-word", 2)]


def test_the_recipe_of_the_manual_runs_on_dask(book: Rulebook, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "data.parquet")
    one = linter(book)
    with distributed.Client(processes=False, n_workers=1, dashboard_address=None) as client:
        (rows,) = client.gather(client.map(lambda path: one(pq.read_table(path)), [str(tmp_path / "data.parquet")]))
    assert rows.equals(one(pa.Table.from_pylist(ROWS)))
