"""Parquet and Arrow: rows as records, and written back with the same schema, codecs, row groups and values."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.core.text import Document
from lint.inputs import tables
from lint.inputs.reader import Reader
from lint.inputs.source import documents_of

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def made(path: Path) -> pa.Table:
    table = pa.table(
        {
            "id": pa.array([f"r{i}" for i in range(10)]),
            "text": pa.array([f"text number {i}" if i % 3 else None for i in range(10)], pa.large_string()),
            "score": pa.array([i / 7 for i in range(10)]),
            "raw": pa.array([bytes([i]) for i in range(10)]),
            "turns": pa.array([[{"role": "user", "content": f"é {i}"}] for i in range(10)]),
            "when": pa.array(list(range(10)), pa.timestamp("ms")),
        }
    ).replace_schema_metadata({"made": "by hand"})
    pq.write_table(table, path, row_group_size=4, compression="zstd")
    return table


def test_rows_are_records_with_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    made(path)
    documents = [d for d in documents_of(path, path.read_bytes(), Reader()) if isinstance(d, Document)]
    assert [(d.record, d.id, d.text) for d in documents][:2] == [(2, "r1", "text number 1"), (3, "r2", "text number 2")]


def test_only_the_corrected_values_change(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    made(path)
    old = path.read_bytes()
    new = tables.pack(old, tables.unpack(old).replace(b"number 7", b"number seven").replace("é 2".encode(), b"e 2"))
    path.write_bytes(new)
    before, after = pq.ParquetFile(pa.BufferReader(old)), pq.ParquetFile(path)
    assert before.schema_arrow.equals(after.schema_arrow, check_metadata=True)
    assert [after.metadata.row_group(i).num_rows for i in range(3)] == [4, 4, 2]
    assert after.metadata.row_group(0).column(1).compression == "ZSTD"
    one, other = before.read().to_pylist(), after.read().to_pylist()
    assert [i for i in range(10) if one[i] != other[i]] == [2, 7]
    assert other[7]["text"] == "text number seven"
    assert other[2]["turns"] == [{"role": "user", "content": "e 2"}]


@pytest.mark.parametrize("stream", [False, True])
def test_arrow_files_and_streams(tmp_path: Path, stream: bool) -> None:
    table = made(tmp_path / "a.parquet")
    path = tmp_path / "a.arrow"
    make = pa.ipc.new_stream if stream else pa.ipc.new_file
    with make(str(path), table.schema) as writer:
        writer.write_table(table)
    old = path.read_bytes()
    path.write_bytes(tables.pack(old, tables.unpack(old).replace(b"number 7", b"number seven")))
    read = pa.ipc.open_stream(str(path)).read_all() if stream else pa.ipc.open_file(str(path)).read_all()
    assert read.column("text")[7].as_py() == "text number seven"
    assert read.schema.equals(table.schema, check_metadata=True)
