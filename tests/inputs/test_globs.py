"""Globs mean what git means by them: git itself is asked."""

from __future__ import annotations

import subprocess
from pathlib import Path
from re import search

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lint.inputs.globs import Globs, literally

names = st.sampled_from(["a", "b", "ab", "a.b", "[a]", "a b", "#a", "!a", "a*", "\\a", "a]b", "-"])
paths_of = st.lists(st.lists(names, min_size=1, max_size=4).map("/".join), min_size=1, max_size=20, unique=True)
atoms = ["a", "b", "*", "**", "/", "?", "[ab]", "[!a]", "[^a]", "[a-b]", "[]a]", "[!]a]", "[a\\]]", ".", "!", "#", " ",
         "\\*", "\\a", "**/", "/**", "/**/", "-", "]"]  # fmt: skip
# git cuts off what stands before the first wildcard, and `a**/b` then means more than its manual says
lines = (
    st.lists(st.sampled_from(atoms), min_size=1, max_size=5).map("".join).filter(lambda s: not search(r"[^/]\*\*", s))
)
lines_of = st.lists(lines, min_size=1, max_size=4)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(lines=["a", "!/**"], paths=["a/a"])
@given(lines_of, paths_of)
def test_git_agrees(work: Path, lines: list[str], paths: list[str]) -> None:
    (work / ".gitignore").write_text("\n".join(lines) + "\n")
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=work, input="\0".join(paths), capture_output=True, text=True, check=False,
    )  # fmt: skip
    globs = Globs(lines, work)
    assert [p for p in paths if globs.match(work / p)] == [p for p in done.stdout.split("\0") if p]


@given(paths_of)
def test_a_literal_pattern_meets_its_path_alone(paths: list[str]) -> None:
    first, *others = paths
    globs = Globs([literally(Path(first), Path())])
    assert globs.match(first)
    assert not any(globs.match(p) for p in others if not p.startswith(first + "/"))
