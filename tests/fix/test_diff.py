"""Diffs made from edits say what `difflib` would say, and `patch` takes them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import edited

from lint.core.finding import Edit
from lint.fix.diff import blocks, lines_of, unified
from lint.fix.rounds import apply


@given(edited())
def test_the_blocks_lead_from_the_old_lines_to_the_new(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    old, new, at = lines_of(text), [], 0
    for block in blocks(text, edits):
        assert block.first >= at
        new += [*old[at : block.first], *block.new]
        at = block.last
    assert "".join([*new, *old[at:]]) == apply(text, edits)


def test_what_a_diff_looks_like() -> None:
    text = "one\ntwo\nthree\nfour\nfive\nsix\nseven"
    edits = [Edit(0, 3, "ONE"), Edit(8, 14, ""), Edit(len(text), len(text), "!")]
    assert "".join(line for _, line in unified(text, edits, "a/t", "b/t")) == (
        "--- a/t\n+++ b/t\n@@ -1,7 +1,6 @@\n-one\n+ONE\n two\n-three\n four\n five\n six\n-seven\n"
        "\\ No newline at end of file\n+seven!\n\\ No newline at end of file\n"
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@given(st.data())
def test_git_takes_the_diff(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(["a", "b ", "", "long line", "c\u00a0"]), max_size=20))
    text, edits = data.draw(edited("\n".join(lines)))
    diff = "".join(line for _, line in unified(text, edits, "a/t", "b/t"))
    if not diff:
        assert apply(text, edits) == text
        return
    folder: Path = tmp_path_factory.mktemp("patch")
    (folder / "t").write_bytes(text.encode())
    run = subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=folder, capture_output=True, check=False)
    assert run.returncode == 0, (diff, run.stderr)
    assert (folder / "t").read_bytes().decode() == apply(text, edits)
