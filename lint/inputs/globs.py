"""Globs as people know them from `.gitignore`, meant from one folder.

The semantics are git's (gitignore(5)): the last pattern that meets a path decides, and what lies in an ignored folder
cannot be taken back. Our own, because the libraries for it take longer to import than a warm run has.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lint.core import late


class Globs:
    """Patterns as in a `.gitignore` that lies in `root`; no patterns match nothing."""

    def __init__(self, patterns: Iterable[str], root: Path = Path()) -> None:
        self.patterns = tuple(patterns)
        self._root = Path(os.path.abspath(root))
        self._globs = [glob for line in reversed(self.patterns) if (glob := _glob(line))]

    def match(self, path: str | Path) -> bool:
        """Whether `path` (of a file, from the working folder) is met, or a folder that it lies in."""
        if not self._globs:
            return False
        *folders, name = below(Path(path), self._root).split("/")
        above = ""
        for folder in folders:
            if self._decides(above + folder, True):
                return True
            above += folder + "/"
        return self._decides(above + name, False)

    def match_entry(self, path: Path, is_dir: bool) -> bool:
        """Whether `path` is met, where it is known that no folder above it is."""
        return bool(self._globs) and self._decides(below(path, self._root), is_dir)

    def _decides(self, path: str, is_dir: bool) -> bool:
        for glob in self._globs:
            if (is_dir or not glob.folders_only) and glob.regex.fullmatch(path):
                return glob.ignores
        return False


class _Glob(NamedTuple):
    """One line of a `.gitignore`."""

    regex: re.Pattern[str]
    folders_only: bool
    ignores: bool


_PART = late.re(
    r"""(?P<whole>\A\*{2,}\Z) | (?P<above>\A(?:\*{2,}/)+) | (?P<inside>/\*{2,}\Z) | (?P<between>/(?:\*{2,}/)+)
    | (?P<any>\*+) | (?P<one>\?)
    | \[(?P<not>[!^])?(?P<set>\]?(?:\\.|[^]\\])*)\] | \\?(?P<plain>.)""",
    re.X | re.S,
)


def _glob(line: str) -> _Glob | None:
    line = re.sub(r"(?<!\\) +\Z", "", line.rstrip("\r\n"))
    if not line.strip("!/") or line.startswith("#"):
        return None
    ignores = not line.startswith("!")
    line = line[not ignores :]
    body = line.removesuffix("/")
    rooted = "/" in body
    source = "".join(map(_part, _PART.finditer(body.removeprefix("/"))))
    try:
        return _Glob(re.compile(source if rooted else f"(?:.*/)?{source}", re.S), body != line, ignores)
    except re.error:  # a range that ends before it begins
        return None


def _part(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "whole":
            return ".+"
        case "above":
            return "(?:.*/)?"
        case "inside":
            return "/.+"
        case "between":
            return "/(?:.*/)?"
        case "any":
            return "[^/]*"
        case "one":
            return "[^/]"
        case "set":
            chars = "".join(c if c == "-" else re.escape(c[-1]) for c in re.findall(r"\\.|.", match["set"], re.S))
            return f"(?!/)[{'^' if match['not'] else ''}{chars}]"
        case _:
            return re.escape(match["plain"])


def globs(patterns: tuple[str, ...], root: Path) -> Globs:
    """The same `Globs` for the same patterns: compiled once."""
    return _kept(patterns, Path(os.path.abspath(root)))


_kept = lru_cache(maxsize=1024)(Globs)


def below(path: Path, root: Path) -> str:
    """`path` as seen from `root`, `/`-separated; what lies elsewhere keeps its whole path."""
    path = Path(os.path.abspath(path))
    return path.relative_to(root if path.is_relative_to(root) else path.anchor).as_posix()


def literally(path: Path, root: Path) -> str:
    """The pattern that meets `path` and nothing else, as seen from `root`; a byte that is no UTF-8, which no YAML can hold,
    is met by `?`."""
    escaped = re.sub(r"([\\*?\[\]])", r"\\\1", below(path, root.absolute()))
    return "/" + re.sub("[\udc80-\udcff]", "?", escaped)
