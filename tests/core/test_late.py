"""Patterns of modules: as if compiled at once, and compiled once for all runs."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from lint.core import late
from lint.core.cache import Cache


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    late.keep_in(Cache(tmp_path))
    yield tmp_path / "patterns"
    late.keep_in(Cache(None))


def test_a_late_pattern_answers_as_one_that_was_compiled() -> None:
    text = "Two words, 2 numbers: 34."
    for pattern, at_once in (
        (late.re(r"(?P<n>\d+)"), re.compile(r"(?P<n>\d+)")),
        (late.regex("W", regex.I), regex.compile("W", regex.I)),
    ):
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in at_once.finditer(text)]
        assert pattern.sub("", text) == at_once.sub("", text)
        assert (pattern.pattern, pattern.flags, pattern.groupindex) == (
            at_once.pattern,
            at_once.flags,
            at_once.groupindex,
        )


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = late.regex("(")
    with pytest.raises(regex.error):
        broken.search("")


def test_a_late_pattern_is_pickled_as_its_source() -> None:
    pattern = late.regex(r"(?<=a)b", regex.I)
    pattern.search("")
    assert pickle.loads(pickle.dumps(pattern)).findall("aB") == ["B"]


def test_what_was_compiled_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert late.regex("ab+").fullmatch("abb")
    assert len(list(kept.iterdir())) == 1
    monkeypatch.setattr(regex, "compile", None)
    assert late.regex("ab+").fullmatch("abb")
    with pytest.raises(TypeError):
        late.regex("ab+", regex.I).fullmatch("ABB")
