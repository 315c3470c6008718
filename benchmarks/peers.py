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


def harper(cache: Path) -> Path | None:
    """A Python that has the bindings of Harper, which has no program of its own on PyPI."""
    python = _python(cache / "peers")
    if subprocess.run([str(python), "-c", "import harper"], capture_output=True).returncode:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "harper-py"])
    done = subprocess.run([str(python), "-c", "import harper"], capture_output=True).returncode == 0
    return python if done else None


LANGUAGE_TOOL = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>none</groupId><artifactId>none</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.languagetool</groupId><artifactId>language-en</artifactId><version>6.4</version>
  </dependency></dependencies>
</project>
"""
"""The English of LanguageTool (LGPL), and all that it needs, from Maven Central."""


def language_tool(cache: Path) -> Path | None:
    """A folder with the classes of LanguageTool, where there are Java and Maven to run and to fetch it."""
    folder = cache / "language-tool"
    classes = folder / "classes"
    if not (shutil.which("java") and shutil.which("mvn")):
        return None
    if not classes.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pom.xml").write_text(LANGUAGE_TOOL, encoding="utf-8")
        fetch = ("mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={classes}")
        if subprocess.run(fetch, cwd=folder, capture_output=True).returncode:
            shutil.rmtree(classes, ignore_errors=True)
            return None
    return classes


def version(program: Path) -> str:
    """What a program says of its version, without its name."""
    asked = [str(program), "version" if program.name == "proselint" else "--version"]
    said = subprocess.run(asked, capture_output=True, text=True).stdout.split("\n", 1)[0]
    return next((word for word in said.replace("v", "").split() if word[:1].isdigit()), said)


def _installed(folder: Path, name: str) -> Path | None:
    python = _python(folder)
    program = python.with_name(name)
    if not program.exists():
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", name])
    return program if program.exists() else None


def _python(folder: Path) -> Path:
    """The interpreter of the peers' virtualenv, which is made where it is missing."""
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    return python


def _ripgrep(cache: Path) -> Path | None:
    at_hand = shutil.which("rg")
    if at_hand:
        return Path(at_hand)
    try:
        return corpus.unpacked(cache, "ripgrep") / "usr/bin/rg"
    except (OSError, RuntimeError):
        return None
