"""The two hooks, run by the real pre-commit in a scratch repository: a bad seed blocks the commit, a corrected one passes.

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
      - id: seedlint
        files: ^seeds/
      - id: seedlint-corpus
        args: [seeds/]
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


def seedlint(work: Work, *args: str) -> subprocess.CompletedProcess[str]:
    """A command of the seedlint that pre-commit installed."""
    python = next(Path(work[1]["PRE_COMMIT_HOME"]).glob("repo*/py_env-*/bin/python"))
    return run(str(python), "-m", "lint", *args, cwd=work[0], env=work[1])


def commit(work: Work) -> subprocess.CompletedProcess[str]:
    git(work[0], "add", "-A", env=work[1])
    return run("git", "commit", "-m", "a change", cwd=work[0], env=work[1])


def test_a_bad_seed_blocks_the_commit_and_a_corrected_one_passes(work: Work) -> None:
    seed = work[0] / "seeds" / "one.txt"
    seed.write_text("The delegations met in the old hall.\nimgSpider collecting...\nThey left at noon.\n")
    blocked = commit(work)
    assert blocked.returncode == 1, blocked.stdout + blocked.stderr
    assert blocked.stderr.count("scrape/collector-log") == 2, blocked.stderr  # both hooks say it
    assert run("git", "rev-parse", "--verify", "HEAD", cwd=work[0], env=work[1]).returncode != 0
    fixed = seedlint(work, "fix", "seeds", "--in-place", "--quiet")
    assert fixed.returncode == 0, fixed.stderr
    passed = commit(work)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_only_new_lines_are_said_and_the_baseline_hides_old_findings_where_they_are(work: Work) -> None:
    old = "The delegations met.\nimgSpider collecting...\nThey left at noon.\n"
    (work[0] / "seeds" / "old.txt").write_text(old)
    git(work[0], "add", "-A", env=work[1])
    git(work[0], "commit", "--no-verify", "-qm", "before there were hooks", env=work[1])

    (work[0] / "seeds" / "old.txt").write_text("A first line.\n" + old)
    config = (work[0] / ".pre-commit-config.yaml").read_text()
    since = config.replace("files: ^seeds/", "files: ^seeds/\n        args: [--since, HEAD]")
    (work[0] / ".pre-commit-config.yaml").write_text(since)
    blocked = commit(work)
    assert blocked.stderr.count("scrape/collector-log") == 1, blocked.stderr  # the corpus hook still knows all

    written = seedlint(work, "baseline", "write", "seeds", "--baseline", "known.json")
    assert written.returncode == 0, written.stderr
    (work[0] / "seedlint.yaml").write_text("baseline: known.json\n")
    passed = commit(work)
    assert passed.returncode == 0, passed.stdout + passed.stderr

    (work[0] / "seeds" / "new.txt").write_text(old)
    blocked = commit(work)
    assert blocked.returncode == 1
    assert "seeds/new.txt" in blocked.stderr and "seeds/old.txt" not in blocked.stderr
