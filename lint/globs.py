"""Globs as people know them from `.gitignore`, meant from one folder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pathspec


class Globs:
    """Patterns as in a `.gitignore` that lies in `root`; no patterns match nothing."""

    def __init__(self, patterns: Sequence[str], root: Path = Path()) -> None:
        self.patterns = tuple(patterns)
        self._root = Path(os.path.abspath(root))
        self._spec = pathspec.GitIgnoreSpec.from_lines(patterns)

    def match(self, path: str | Path) -> bool:
        """Whether `path` (from the working folder) is met."""
        return bool(self.patterns) and bool(self._spec.match_file(below(Path(path), self._root)))


def globs(patterns: tuple[str, ...], root: Path) -> Globs:
    """The same `Globs` for the same patterns: compiled once."""
    return _kept(patterns, Path(os.path.abspath(root)))


_kept = lru_cache(maxsize=1024)(Globs)


def below(path: Path, root: Path) -> str:
    """`path` as seen from `root`, `/`-separated; what lies elsewhere keeps its whole path."""
    path = Path(os.path.abspath(path))
    return path.relative_to(root if path.is_relative_to(root) else path.anchor).as_posix()


def literally(path: Path, root: Path) -> str:
    """The pattern that meets `path` and nothing else, as seen from `root`."""
    return "/" + re.sub(r"([\\*?\[\]])", r"\\\1", below(path, root.absolute()))
