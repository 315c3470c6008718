"""Parquet and Arrow files as JSON Lines, row by row, and back with the same schema, metadata, codecs and row groups."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO

from lint.core.errors import UsageError
from lint.inputs.containers import ByteBlock

if TYPE_CHECKING:
    import pyarrow as pa

BLOCK_ROWS = 1_000
"""Rows turned into text at a time."""

_PARQUET = b"PAR1"


def pyarrow(wanted: str = "Parquet and Arrow files need") -> ModuleType:
    """The package; raises `UsageError` where it is not installed, which says who `wanted` it."""
    try:
        return importlib.import_module("pyarrow")
    except ImportError:
        raise UsageError(f"{wanted} pyarrow: pip install 'seedlint[arrow]'") from None


def blocks(path: Path) -> Iterator[ByteBlock]:
    """The rows of a file as JSON Lines, a few at a time."""
    pyarrow()
    with path.open("rb") as file:
        magic = file.read(4)
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        for data, share in _lines(file, parquet=magic == _PARQUET):
            yield ByteBlock(data, int(size * share))


def unpack(data: bytes) -> bytes:
    """All rows as JSON Lines."""
    pyarrow()
    return b"".join(lines for lines, _ in _lines(io.BytesIO(data), parquet=data[:4] == _PARQUET))


def _lines(file: BinaryIO, *, parquet: bool) -> Iterator[tuple[bytes, float]]:
    """Rows as JSON Lines, and which part of the table they and all before them are."""
    for batch, share in _batches(file, parquet=parquet):
        rows = batch.to_pylist()
        lines = "".join(json.dumps(row, ensure_ascii=False, default=_said) + "\n" for row in rows)
        yield lines.encode("utf-8", "replace"), share


def _said(value: object) -> str | None:
    return None if isinstance(value, bytes) else str(value)


def _batches(file: BinaryIO, *, parquet: bool) -> Iterator[tuple[pa.RecordBatch, float]]:
    if parquet:
        import pyarrow.parquet as pq

        reader = pq.ParquetFile(file)
        rows, done = max(reader.metadata.num_rows, 1), 0
        for batch in reader.iter_batches(batch_size=BLOCK_ROWS, columns=_columns(reader.schema_arrow)):
            done += batch.num_rows
            yield batch, done / rows
        return
    for some, share in _ipc_batches(file):
        table = pyarrow().Table.from_batches([some])
        for batch in table.select(_columns(table.schema)).to_batches(max_chunksize=BLOCK_ROWS):
            yield batch, share


def _ipc_batches(file: BinaryIO) -> Iterator[tuple[pa.RecordBatch, float]]:
    """The batches of an Arrow file or stream, one at a time, and the share of the file that they reach."""
    import pyarrow.ipc as ipc

    try:
        opened = ipc.open_file(file)
    except pyarrow().ArrowInvalid:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        for batch in ipc.open_stream(file):
            yield batch, file.tell() / size
        return
    for number in range(opened.num_record_batches):
        yield opened.get_batch(number), (number + 1) / opened.num_record_batches


def _columns(schema: pa.Schema) -> list[str]:
    """Columns that hold text, numbers, or lists and structures of them."""
    import pyarrow.types as types

    return [f.name for f in schema if not types.is_binary(f.type) and not types.is_large_binary(f.type)]


def _read_ipc(file: BinaryIO) -> pa.Table:
    import pyarrow.ipc as ipc

    try:
        return ipc.open_file(file).read_all()
    except pyarrow().ArrowInvalid:
        file.seek(0)
        return ipc.open_stream(file).read_all()


def pack(old: bytes, new: bytes) -> bytes:
    """The file with the texts of `new`: columns in which nothing changed are taken as they are."""
    before, after = unpack(old).split(b"\n"), new.split(b"\n")
    changed = {i: json.loads(line) for i, (line, other) in enumerate(zip(after, before, strict=True)) if line != other}
    if old[:4] == _PARQUET:
        return _pack_parquet(old, changed)
    table = _replaced(_read_ipc(io.BytesIO(old)), changed, 0)
    return _pack_ipc(old, table)


def _pack_ipc(old: bytes, table: pa.Table) -> bytes:
    import pyarrow.ipc as ipc

    out = io.BytesIO()
    make = ipc.new_file if old[:6] == b"ARROW1" else ipc.new_stream
    with make(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def _pack_parquet(old: bytes, changed: dict[int, dict[str, object]]) -> bytes:
    import pyarrow.parquet as pq

    reader = pq.ParquetFile(io.BytesIO(old))
    meta, out, first = reader.metadata, io.BytesIO(), 0
    codecs = {}
    if meta.num_row_groups:
        group = meta.row_group(0)
        codecs = {group.column(i).path_in_schema: group.column(i).compression for i in range(group.num_columns)}
    codecs = {name: "NONE" if codec == "UNCOMPRESSED" else codec for name, codec in codecs.items()}
    with pq.ParquetWriter(
        out, reader.schema_arrow, compression=codecs or "snappy", version=meta.format_version
    ) as writer:
        for number in range(meta.num_row_groups):
            table = _replaced(reader.read_row_group(number), changed, first)
            writer.write_table(table, row_group_size=max(table.num_rows, 1))
            first += table.num_rows
    _must_equal(old, out.getvalue(), changed)
    return out.getvalue()


def _replaced(table: pa.Table, changed: dict[int, dict[str, object]], first: int) -> pa.Table:
    """The table, whose rows begin at number `first`, with the changed rows."""
    arrow = pyarrow()
    here = {i - first: row for i, row in changed.items() if first <= i < first + table.num_rows}
    if not here:
        return table
    for name in _columns(table.schema):
        values = table.column(name)
        news = {i: row.get(name) for i, row in here.items()}
        if not any(_differs(values[i].as_py(), new) for i, new in news.items()):
            continue
        cells = values.to_pylist()
        for i, new in news.items():
            cells[i] = _grafted(cells[i], new)
        place = table.schema.get_field_index(name)
        table = table.set_column(
            place, table.schema.field(place), arrow.chunked_array([arrow.array(cells, type=values.type)])
        )
    return table


def _differs(old: object, new: object) -> bool:
    return bool(_grafted(old, new) != old)


def _grafted(old: object, new: object) -> object:
    """A value with the texts of another of the same shape: numbers, dates and bytes stay what they are."""
    if isinstance(old, str):
        return new
    if isinstance(old, list) and isinstance(new, list):
        return [_grafted(a, b) for a, b in zip(old, new, strict=True)]
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: _grafted(value, new.get(key)) for key, value in old.items()}
    return old


def _must_equal(old: bytes, new: bytes, changed: dict[int, dict[str, object]]) -> None:
    """Raise `ValueError` unless the new file is the old one but for the changed rows."""
    import pyarrow.parquet as pq

    one, other = pq.ParquetFile(io.BytesIO(old)), pq.ParquetFile(io.BytesIO(new))
    sizes = [[f.metadata.row_group(i).num_rows for i in range(f.metadata.num_row_groups)] for f in (one, other)]
    if not one.schema_arrow.equals(other.schema_arrow, check_metadata=True) or sizes[0] != sizes[1]:
        raise ValueError("the table would have another schema or other row groups")
    first = 0
    for number in range(one.metadata.num_row_groups):
        a, b = one.read_row_group(number), other.read_row_group(number)
        if not _replaced(a, changed, first).equals(b):
            raise ValueError("the table would have other values")
        first += a.num_rows
