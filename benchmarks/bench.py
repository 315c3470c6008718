"""What all scenarios share: where things lie, how seedlint and its peers are called, and how long it may take."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from benchmarks import corpus, peers
from benchmarks.measure import Comparison, Contender, Line, once, race

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1, 3, 10, 30)
"""Megabytes of the corpus among which a run chooses by what it has time for; the last is what is promised about."""

KEPT = ("patterns", "rules", "engine", "native")
"""Sections of seedlint's cache that know nothing of texts."""


@dataclass
class Part:
    """What one scenario gave: how long everything took, comparisons, and whatever else it has to show as a table."""

    title: str
    about: str
    lines: Sequence[Line] = ()
    comparisons: Sequence[Comparison] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    notes: list[str] = field(default_factory=list)


@dataclass
class Bench:
    """One run of benchmarks. `seconds` is how long a race of contenders may last."""

    cache: Path
    rounds: int = 5
    seconds: float = 60.0
    long: bool = False
    wanted: int | None = None
    """Megabytes of the corpus, where a person says so."""
    adapters: Sequence[str] = ()
    """Further tools whose quality is measured, as NAME=MODULE:FUNCTION."""

    def __post_init__(self) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        os.environ["SEEDLINT_CACHE_DIR"] = str(self.cache / "seedlint")
        os.environ["PYTHONPATH"] = str(ROOT)
        os.environ["PYTHONHASHSEED"] = "0"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that were installed are compiled
        os.environ["PYTHONPYCACHEPREFIX"] = str(self.cache / "bytecode")

    @cached_property
    def peers(self) -> dict[str, Path]:
        """The peers that can be had here."""
        return peers.find(self.cache)

    def corpus(self, megabytes: float) -> Path:
        """A folder with so much text."""
        return corpus.build(self.cache, megabytes)

    def race(self, *contenders: Contender, rounds: int | None = None) -> dict[str, Line]:
        """Run them side by side."""
        return race(contenders, rounds or self.rounds, self.seconds)

    def seedlint(
        self, name: str, megabytes: float, *arguments: str, rules: Path | None = None, warm: bool = False
    ) -> Contender:
        """`seedlint check` on one process, with rules compiled before; results are kept from before only if `warm`."""
        options = ["--quiet", "--fail-on", "never", "--config", "none", *(["--rules", str(rules)] if rules else [])]
        if "--jobs" not in arguments:
            options += ["--jobs", "1"]
        command = (sys.executable, "-m", "lint", "check", *options, *arguments)
        return Contender(name, command, megabytes, None if warm else self.forget)

    def seedlint_by(self, core: str, name: str, megabytes: float, *arguments: str) -> Contender:
        """The same with the `native` or the `python` core."""
        contender = self.seedlint(name, megabytes, *arguments)
        return dataclasses.replace(contender, command=("env", f"SEEDLINT_CORE={core}", *contender.command))

    def seedlint_at(self, commit: str, name: str, megabytes: float, *arguments: str) -> Contender | None:
        """The same by an older commit of this repository; nothing where it cannot be had."""
        tree = self.cache / f"seedlint-{commit}"
        git = ("git", "-C", str(ROOT), "worktree", "add", "--detach", str(tree), commit)
        if not tree.is_dir() and subprocess.run(git, capture_output=True).returncode:
            print(f"commit {commit} cannot be had here; the comparisons with it are left out", file=sys.stderr)
            return None
        now = self.seedlint(name, megabytes, *arguments)
        python, *rest = now.command  # -P: not the tree in which this runs
        there = dataclasses.replace(now, command=("env", f"PYTHONPATH={tree}", python, "-P", *rest))
        once(dataclasses.replace(there, before=None))  # compiles its rules
        return there

    def peer(self, name: str, megabytes: float, folder: Path) -> Contender | None:
        """A peer on the texts of a folder, or nothing where it cannot be had."""
        program = self.peers.get(name)
        if program is None:
            return None
        options: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
            "typos": (("-j1", "--isolated", "--no-ignore", "--hidden"), (0, 2)),
            "codespell": ((), (0, 65)),
            "proselint": (("check",), (0, 1)),
            "rg": (("-j1", "--no-ignore", "--hidden", "-F", "-f", str(self.needles)), (0, 1)),
        }
        arguments, fine = options[name]
        return Contender(name, (str(program), *arguments, str(folder)), megabytes, fine=fine)

    @cached_property
    def needles(self) -> Path:
        """A file with the words and phrases of all shipped rules."""
        file = self.cache / "needles.txt"
        self.inside("needles", str(file))
        return file

    def warm(self, *packs: Path) -> None:
        """Compile rules, so that no run pays for it."""
        self.inside("warm", *map(str, packs))

    def inside(self, *job: str) -> str:
        """What a job of `benchmarks.inside` prints."""
        command = [sys.executable, "-m", "benchmarks.inside", *job]
        return subprocess.run(command, check=True, cwd=ROOT, text=True, stdout=subprocess.PIPE).stdout

    def forget(self) -> None:
        """Throw away what seedlint knows of texts; compiled rules stay."""
        folder = self.cache / "seedlint"
        for entry in folder.iterdir() if folder.is_dir() else ():
            if entry.name not in KEPT:
                (partial(shutil.rmtree, ignore_errors=True) if entry.is_dir() else Path.unlink)(entry)

    def seedlint_anew(self, name: str, *arguments: str) -> Contender:
        """`seedlint check` that finds nothing kept: its rules are compiled in each run."""
        nothing = self.cache / "nothing"
        command = ("env", f"SEEDLINT_CACHE_DIR={nothing}", *self.seedlint(name, 0, *arguments).command)
        return Contender(name, command, before=partial(shutil.rmtree, nothing, ignore_errors=True))

    @cached_property
    def megabytes(self) -> int:
        """How much text there is time for, in three rounds; all of it in a long run."""
        if self.wanted or self.long:
            return self.wanted or SIZES[-1]
        self.warm()
        rate = once(self.seedlint("a trial", 1, str(self.corpus(1)))).wall
        return max((size for size in SIZES if 3 * size * rate <= self.seconds), default=SIZES[0])
