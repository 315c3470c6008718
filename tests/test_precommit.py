"""The three hooks, run by the real pre-commit in a scratch repository: what is certain is corrected, the rest is said once.

pre-commit installs seedlint from a snapshot of this checkout, with its dependencies from the package index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

CONFIG = """
repos:
  - repo: {snapshot}
    rev: {rev}
    hooks:
      - id: seedlint-fix
        files: ^seeds/
      - id: seedlint
        files: ^seeds/
        args: [--since, HEAD]
      - id: seedlint-corpus
        args: [--since, HEAD, seeds/]
"""

Work = tuple[Path, dict[str, str]]

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("SEEDLINT_SLOW"), reason="installs seedlint anew; SEEDLINT_SLOW=1 runs it, as .ci/run does"
    ),
    pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="needs a git checkout"),
]


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def git(cwd: Path, *args: str, env: dict[str, str] | None = None) -> str:
    done = run("git", "-c", "user.name=t", "-c", "user.email=t@example.org", *args, cwd=cwd, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this checkout as they stand, committed in a repository of their own."""
    out = tmp_path_factory.mktemp("snapshot")
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, out / name)
    git(out, "init", "-q")
    git(out, "add", "-A")
    git(out, "commit", "-qm", "snapshot")
    return out


@pytest.fixture(scope="module")
def work(snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A repository with both hooks installed, and the environment of its commands."""
    work = tmp_path_factory.mktemp("work")
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env |= {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "XDG_CACHE_HOME": str(work / ".cache")}
    git(work, "init", "-q")
    config = CONFIG.format(snapshot=snapshot, rev=git(snapshot, "rev-parse", "HEAD"))
    (work / ".pre-commit-config.yaml").write_text(config)
    (work / ".gitignore").write_text(".cache\n")
    installed = run(sys.executable, "-m", "pre_commit", "install", "--install-hooks", cwd=work, env=env)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    (work / "seeds").mkdir()
    return work, env


def commit(work: Work) -> subprocess.CompletedProcess[str]:
    git(work[0], "add", "-A", env=work[1])
    return run("git", "commit", "-m", "a change", cwd=work[0], env=work[1])


TEXT = "The delegations met in the old hall, and the harbour was closed.\n"
SLIP = "They recieved the guests at the gate of the town hall.\n"


def test_what_is_certain_is_corrected_and_the_rest_is_said_once(work: Work) -> None:
    seed = work[0] / "seeds" / "one.txt"
    seed.write_text(TEXT + "imgSpider collecting...\n" + SLIP)
    blocked = commit(work)
    assert blocked.returncode == 1, blocked.stdout + blocked.stderr
    assert "files were modified by this hook" in blocked.stderr
    assert seed.read_text() == TEXT + SLIP
    assert blocked.stderr.count("names/misspelt") == 1, blocked.stderr
    assert "collector-log" not in blocked.stderr
    assert run("git", "rev-parse", "--verify", "HEAD", cwd=work[0], env=work[1]).returncode != 0
    seed.write_text(TEXT)
    passed = commit(work)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_what_was_there_before_fails_no_commit(work: Work) -> None:
    old = work[0] / "seeds" / "old.txt"
    old.write_text(SLIP)
    git(work[0], "add", "-A", env=work[1])
    git(work[0], "commit", "--no-verify", "-qm", "before there were hooks", env=work[1])
    old.write_text("A first line of the page, written later by somebody.\n" + SLIP)
    passed = commit(work)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (work[0] / "seeds" / "new.txt").write_text(SLIP)
    blocked = commit(work)
    assert blocked.returncode == 1
    assert "seeds/new.txt" in blocked.stderr and "seeds/old.txt" not in blocked.stderr
    (work[0] / "seeds" / "new.txt").unlink()


def test_what_shows_only_across_files_is_said_by_the_corpus_hook(work: Work) -> None:
    long = (
        "The delegations met in the old hall on the hill above the town, and they spoke until noon about the road, the river"
        " and the bridge that the council had promised to build before the winter came. Nobody left before the end, and all of"
        " them signed the letter that the clerk had written for them.\n"
    )
    for name in ("first.txt", "second.txt"):
        (work[0] / "seeds" / name).write_text(long)
    blocked = commit(work)
    assert blocked.returncode == 1
    assert blocked.stderr.count("corpus/duplicate-document") == 1, blocked.stderr
