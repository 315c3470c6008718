"""Which format a file has."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from lint.core.errors import UsageError
from lint.core.text import Document
from lint.core.textmap import Builder
from lint.inputs import reader
from lint.inputs.format import Format, Parsed, Reading
from lint.inputs.reader import Door, Reader, door_of, named, names
from lint.inputs.source import documents_of

DOORS = [
    ("a.txt", "plain", ""),
    ("notes", "plain", ""),
    ("a.jsonl.gz", "jsonl", ".gz"),
    ("a.md.zst", "markdown", ".zst"),
    ("a.parquet", "jsonl", ".parquet"),
    ("A.HTML", "html", ""),
    ("Dockerfile", "source", ""),
    ("CMakeLists.txt", "source", ""),
    ("ls.1", "roff", ""),
]


@pytest.mark.parametrize(("name", "form", "container"), DOORS)
def test_names_tell_the_format(name: str, form: str, container: str) -> None:
    assert Reader().door(Path(name))[:2] == (form, container)


@pytest.mark.parametrize(
    "name", ["a.yaml", ".pre-commit-config.yaml", "uv.lock", "requirements.txt", "package.json", "a.log", "a.diff"]
)
def test_settings_locks_logs_and_diffs_are_no_texts(name: str) -> None:
    door = door_of(name)
    assert door.reason and not door.failed and not door.format


def test_every_suffix_has_one_format_and_every_format_a_manual() -> None:
    modules = [named(name) for name in names()]
    counts = Counter(suffix for module in modules for suffix in module.SUFFIXES)
    assert [suffix for suffix, n in counts.items() if n > 1] == []
    assert all(isinstance(module, Format) and module.__doc__ for module in modules)


def test_flags_win_over_names_and_globs_over_flags() -> None:
    assert Reader("html").door(Path("a.txt")) == Door("html")
    assert Reader("html", formats=(("*.txt", "markdown"),)).door(Path("a.txt")) == Door("markdown")
    assert Reader(formats=(("x/**", "none"),)).door(Path("x/a.txt")).format == ""


def test_an_unknown_format_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UsageError, match="did you mean 'markdown'"):
        named("markdwn")


def test_another_package_adds_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(raw: str, asked: Reading) -> list[Parsed]:
        builder = Builder(raw)
        builder.shown(0, 5)
        builder.verbatim(5, len(raw))
        return [Parsed(*builder.build())]

    note = SimpleNamespace(SUFFIXES=(".note",), read=read, frame=lambda raw, asked: raw[:5])
    entry = SimpleNamespace(name="note", load=lambda: note)
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda group, name="note": [entry] if group == "seedlint.inputs" else []
    )
    for known in (reader.named, reader.by_suffix):
        known.cache_clear()
    try:
        [document] = documents_of(Path("a.note"), b"TODO the the lock", Reader())
        assert isinstance(document, Document)
        assert document.map is not None
        assert document.map.protected == [(0, 5)]
    finally:
        for known in (reader.named, reader.by_suffix):
            known.cache_clear()
