"""A file of many texts is looked at some texts at a time; what is found is what is found in it as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

from lint.check import runner
from lint.check.rulebook import Rulebook
from lint.inputs import pieces, texts
from lint.inputs.reader import Reader
from lint.inputs.texts import Texts
from lint.packs.load import load

SLIPS = [f"In town {n} it rained , they said .\nThe the end of it was “near” and {{name}} knew." for n in range(60)]


def _po(indent: int) -> str:
    return "\n".join(f'msgid "a{n}"\nmsgstr "{text}"\n' for n, text in enumerate(t.replace("\n", "\\n") for t in SLIPS))


def _json(indent: int) -> str:
    return json.dumps(
        [{"id": n, "title": f"Town {n}", "text": text} for n, text in enumerate(SLIPS)], indent=indent or None
    )


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return Rulebook(load(prove=False).select(["punctuation", "spacing", "repeats", "corpus"]).rules)


@pytest.mark.parametrize(("name", "text"), [("a.json", _json), ("a.po", _po)])
def test_in_groups_the_same_is_found_as_in_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook, name: str, text: Callable[[int], str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text(1), newline="")
    whole = runner.check_paths([name], rules)
    with (
        mock.patch.object(pieces, "LARGE_BYTES", 100),
        mock.patch.object(pieces, "texts", partial(texts.texts, size=500)),
    ):
        parts = [item.part for item in pieces.work_items(Path(name), 10_000, Reader())]
        in_groups = runner.check_paths([name], rules)
    assert len(parts) > 5
    assert all(isinstance(part, Texts) for part in parts)
    assert len(whole.findings) >= len(SLIPS)
    assert list(in_groups.findings) == list(whole.findings)
    assert in_groups.documents == whole.documents


def test_a_file_in_one_long_line_is_looked_at_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(_json(0))
    with (
        mock.patch.object(pieces, "LARGE_BYTES", 100),
        mock.patch.object(pieces, "texts", partial(texts.texts, size=500)),
    ):
        assert [item.part for item in pieces.work_items(file, 10_000, Reader())] == [None]
