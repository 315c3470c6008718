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

ROOT = Path(__file__).resolve().parent.parent
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

pytestmark = [
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


def test_a_bad_seed_blocks_the_commit_and_a_corrected_one_passes(
    snapshot: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("work")
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env |= {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "XDG_CACHE_HOME": str(work / ".cache")}
    git(work, "init", "-q")
    config = CONFIG.format(snapshot=snapshot, rev=git(snapshot, "rev-parse", "HEAD"))
    (work / ".pre-commit-config.yaml").write_text(config)
    (work / ".gitignore").write_text(".cache\n")
    assert run(sys.executable, "-m", "pre_commit", "install", "--install-hooks", cwd=work, env=env).returncode == 0
    seed = work / "seeds" / "one.txt"
    seed.parent.mkdir()

    seed.write_text("The delegations met in the old hall.\nimgSpider collecting...\nThey left at noon.\n")
    git(work, "add", "-A", env=env)
    blocked = run("git", "commit", "-m", "a bad seed", cwd=work, env=env)
    assert blocked.returncode == 1, blocked.stdout + blocked.stderr
    assert blocked.stderr.count("scrape/collector-log") >= 2, blocked.stderr  # both hooks say it
    assert run("git", "rev-parse", "HEAD", cwd=work, env=env).returncode != 0

    python = next(Path(env["PRE_COMMIT_HOME"]).glob("repo*/py_env-*/bin/python"))
    fixed = run(str(python), "-m", "lint", "fix", "seeds", "--in-place", "--quiet", cwd=work, env=env)
    assert fixed.returncode == 0, fixed.stderr
    git(work, "add", "seeds", env=env)
    passed = run("git", "commit", "-m", "a corrected seed", cwd=work, env=env)
    assert passed.returncode == 0, passed.stdout + passed.stderr
