"""The tools beside which seedlint is measured: from PyPI into a virtualenv of their own, `rg` out of its Debian package."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks import corpus

PYPI = ("typos", "codespell", "proselint")


def find(cache: Path) -> dict[str, Path]:
    """Programs by name, fetched when first asked for; one that cannot be had is said and left out."""
    folder = cache / "peers"
    programs = {name: _installed(folder, name) for name in PYPI} | {"rg": _ripgrep(cache)}
    for name, program in programs.items():
        if program is None:
            print(f"{name} cannot be had here; the comparisons with it are left out", file=sys.stderr)
    return {name: program for name, program in programs.items() if program}


def version(program: Path) -> str:
    """What a program says of its version, without its name."""
    asked = [str(program), "version" if program.name == "proselint" else "--version"]
    said = subprocess.run(asked, capture_output=True, text=True).stdout.split("\n", 1)[0]
    return next((word for word in said.replace("v", "").split() if word[:1].isdigit()), said)


def _installed(folder: Path, name: str) -> Path | None:
    program = folder / ("Scripts" if sys.platform == "win32" else "bin") / name
    if not program.exists():
        python = program.with_name("python")
        if not python.exists():
            venv.create(folder, with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", name])
    return program if program.exists() else None


def _ripgrep(cache: Path) -> Path | None:
    at_hand = shutil.which("rg")
    if at_hand:
        return Path(at_hand)
    try:
        return corpus.unpacked(cache, "ripgrep") / "usr/bin/rg"
    except (OSError, RuntimeError):
        return None
