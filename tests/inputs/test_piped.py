"""Pipes named as files: read once, checked like a file, never written."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lint.check import runner
from lint.check.rulebook import Rulebook
from lint.config.settings import Settings
from lint.core.atomic import NotWritten, write_atomically
from lint.core.errors import UsageError
from lint.inputs.piped import Piped, format_of
from lint.inputs.reader import Reader
from lint.packs.load import load
from lint.scale.run import Run
from lint.session import Session

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")

TEXT = "The harbour was was closed. Nobody knew why."
ROWS = [json.dumps({"id": f"r{i}", "text": f"{TEXT} Day {i}."}) for i in range(5)]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False).select(["repeats", "corpus"])


def pipe(folder: Path, data: bytes) -> Path:
    """A pipe into which somebody writes."""
    path = folder / "pipe"
    os.mkfifo(path)
    threading.Thread(target=path.write_bytes, args=(data,), daemon=True).start()
    return path


@pytest.mark.parametrize(
    ("data", "documents", "record"),
    [
        (TEXT.encode(), 1, None),
        (("\n".join(ROWS) + "\n").encode(), 5, 1),
        (f"[{','.join(ROWS)}]".encode(), 5, 1),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), 1, None),
    ],
)
def test_what_comes_out_of_a_pipe_is_checked_in_its_format(
    data: bytes, documents: int, record: int | None, tmp_path: Path, book: Rulebook
) -> None:
    path = pipe(tmp_path, data)
    result = runner.check_paths([path], book)
    assert (result.documents, result.failures) == (documents, [])
    first = next(f for f in result.findings if f.rule.startswith("repeats/"))
    assert (first.place.path, first.place.record, first.place.found) == (path.as_posix(), record, "was was")


def test_a_long_pipe_is_read_batch_by_batch_on_several_processes(tmp_path: Path, book: Rulebook) -> None:
    rows = [json.dumps({"id": i, "text": f"{TEXT} Day {i}. " + "The sea was calm. " * 60}) for i in range(1200)]
    result = runner.check_paths([pipe(tmp_path, "\n".join(rows).encode())], book, jobs=2)
    assert result.documents == len(rows)
    assert {f.place.id for f in result.findings if f.place.found == "was was"} == {str(i) for i in range(1200)}


def test_a_format_that_is_asked_for_wins(tmp_path: Path, book: Rulebook) -> None:
    result = runner.check_paths([pipe(tmp_path, "\n".join(ROWS).encode())], book, reader=Reader("plain"))
    assert result.documents == 1


def test_what_is_no_text_is_reported(tmp_path: Path, book: Rulebook) -> None:
    result = runner.check_paths([pipe(tmp_path, gzip.compress(TEXT.encode() * 9))], book)
    assert [f.what for f in result.failures] == ["a binary file, no text"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "plain"),
        (b"Plain [1] text", "plain"),
        (b"{curly} text", "plain"),
        (b"[1] A note.", "plain"),
        (b'{"a": 1}\n{"a": 2}\n', "jsonl"),
        (b'{\n  "a": 1\n}\n', "json"),
        (b'{"text": "' + b"so " * 5000, "jsonl"),
        (b'[\n  {"a": 1}\n]', "json"),
        (b"\xef\xbb\xbf<HTML>", "html"),
        (b"<p>a fragment", "plain"),
    ],
)
def test_formats_by_content(data: bytes, name: str) -> None:
    assert format_of(data) == name


def test_nothing_is_written_to_a_pipe(tmp_path: Path, book: Rulebook) -> None:
    path = pipe(tmp_path, TEXT.encode())
    with pytest.raises(NotWritten, match="is a pipe"):
        write_atomically(Piped(path), b"other")
    assert path.is_fifo()
    with pytest.raises(UsageError, match="is a pipe"):
        Run.of(Session(Settings(paths=(str(path),)), book), 2, tmp_path / "run")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no process substitution here")
def test_process_substitution(tmp_path: Path) -> None:
    command = f"{sys.executable} -m lint check <(echo '{TEXT}') --select repeats --format jsonl"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert [json.loads(line)["found"] for line in done.stdout.splitlines()] == ["was was"]
