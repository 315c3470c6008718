"""Only what is new: findings on lines that git, or a diff, calls added or changed."""

from __future__ import annotations

import difflib
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Check
from hypothesis import given
from hypothesis import strategies as st

from lint.cli import main
from lint.filters.changed import _ranges

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*args: str) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *args]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def repository(work: Path) -> Path:
    git("init", "-q", "-b", "main")
    Path("seeds/a.txt").write_text("One .\nTwo.\nThree .\n")
    Path("seeds/b c.txt").write_text("The color .\n")
    git("add", "-A")
    git("commit", "-qm", "first")
    return work


@needs_git
def test_only_findings_on_changed_lines_are_shown(repository: Path, check: Check) -> None:
    assert check("--since", "HEAD") == (0, [])
    Path("seeds/a.txt").write_text("New .\nOne .\nTwo .\nThree .\n")
    assert check("--since", "HEAD") == (1, ["seeds/a.txt:1 demo/stop  .", "seeds/a.txt:3 demo/stop  ."])


@needs_git
def test_what_git_does_not_know_is_new_and_what_it_ignores_is_not_checked(repository: Path, check: Check) -> None:
    Path("seeds/é new.txt").write_text("Four .\n")
    Path("seeds/ignored.txt").write_text("Five .\n")
    Path(".gitignore").write_text("ignored.txt\n")
    assert check("--since", "HEAD") == (1, ["seeds/é new.txt:1 demo/stop  ."])


@needs_git
def test_odd_names_and_renames_are_followed(repository: Path, check: Check) -> None:
    Path("seeds/a.txt").rename('seeds/q"\té.txt')
    git("add", "-A")
    assert check("--since", "HEAD") == (0, [])
    with Path('seeds/q"\té.txt').open("a") as file:
        file.write("Four .\n")
    assert check("--since", "HEAD") == (1, ['seeds/q"\té.txt:4 demo/stop  .'])


@needs_git
def test_what_others_did_since_the_fork_does_not_count(repository: Path, check: Check) -> None:
    git("checkout", "-qb", "topic")
    Path("seeds/a.txt").write_text("One .\nTwo .\nThree .\n")
    git("commit", "-qam", "ours")
    git("checkout", "-q", "main")
    Path("seeds/b c.txt").write_text("Colour.\n")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "topic")
    assert check("--since", "main") == (1, ["seeds/a.txt:2 demo/stop  ."])


@needs_git
def test_before_the_first_commit_all_is_new(work: Path, check: Check) -> None:
    git("init", "-q")
    Path("seeds/a.txt").write_text("One .\n")
    git("add", "-A")
    assert check("--since", "HEAD") == (1, ["seeds/a.txt:1 demo/stop  ."])


@needs_git
def test_only_what_is_new_is_fixed(repository: Path) -> None:
    Path("seeds/a.txt").write_text("New .\nOne .\nTwo.\nThree .\n")
    assert main(["fix", "--since", "HEAD"]) == 0
    assert Path("reports/fixed/seeds/a.txt").read_text() == "New.\nOne .\nTwo.\nThree .\n"


@needs_git
def test_a_revision_or_repository_that_is_not_there_is_said(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--since", "nowhere"]) == 2
    assert "git does not know the revision 'nowhere'; fetch it" in capsys.readouterr().err
    shutil.rmtree(".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository))
    assert main(["check", "--since", "HEAD"]) == 2
    assert "needs a git repository" in capsys.readouterr().err


def test_a_diff_in_a_file(work: Path, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.txt").write_text("One .\nTwo .\n--- .\n")
    Path("d.diff").write_text("--- a/seeds/a.txt\n+++ b/seeds/a.txt\n@@ -1 +1,3 @@\n One .\n+Two .\n+--- .\n")
    assert check("--diff-file", "d.diff")[1] == ["seeds/a.txt:2 demo/stop  .", "seeds/a.txt:3 demo/stop  ."]
    Path("d.diff").write_text("no diff\n")
    assert main(["check", "--diff-file", "d.diff"]) == 2
    assert main(["check", "--diff-file", "gone.diff"]) == 2
    assert "d.diff: not a unified diff" in (said := capsys.readouterr().err) and "gone.diff: no diff" in said


@pytest.mark.parametrize("prefix", ["", "b/", "w/", "i/", "new/"])
def test_a_diff_with_any_prefix_of_git(work: Path, check: Check, prefix: str) -> None:
    Path("seeds/a.txt").write_text("One .\nTwo .\n")
    Path("d.diff").write_text(f"--- a/seeds/a.txt\n+++ {prefix}seeds/a.txt\n@@ -1 +1,2 @@\n One .\n+Two .\n")
    assert check("--diff-file", "d.diff")[1] == ["seeds/a.txt:2 demo/stop  ."]


def test_a_diff_of_files_that_are_not_here_is_an_error(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("d.diff").write_text("--- a/old/x.txt\n+++ b/old/x.txt\n@@ -1 +1,2 @@\n One .\n+Two .\n")
    assert main(["check", "--diff-file", "d.diff"]) == 2
    assert "d.diff: none of its files is here (old/x.txt); run seedlint in the folder" in capsys.readouterr().err


@needs_git
def test_a_carriage_return_alone_ends_no_line_of_git(repository: Path, check: Check) -> None:
    Path("seeds/a.txt").write_bytes(b"One.\rTwo .\rThree.\nFour.\n")
    git("commit", "-qam", "old")
    Path("seeds/a.txt").write_bytes(b"One.\rTwo .\rThree.\nFour.\nFive .\n")
    assert check("--since", "HEAD") == (1, ["seeds/a.txt:5 demo/stop  ."])


@given(
    st.lists(st.sampled_from(["a", "--- b", "+++ b", "@@ -1 +1 @@", ""]), max_size=8),
    st.lists(st.sampled_from(["a", "--- b", "+++ b", "@@ -1 +1 @@", ""]), max_size=8),
    st.integers(0, 3),
)
def test_the_added_lines_of_a_diff_are_found_whatever_the_text(old: list[str], new: list[str], context: int) -> None:
    diff = "\n".join(difflib.unified_diff(old, new, "a/t", "b/t", lineterm="", n=context))
    got = {n for a, b in _ranges(diff, lambda name: "/" + name[2:]).get("/t", []) for n in range(a, b)}
    blocks = difflib.SequenceMatcher(None, old, new).get_opcodes()
    assert got == {n + 1 for tag, _, _, a, b in blocks if tag in ("insert", "replace") for n in range(a, b)}
