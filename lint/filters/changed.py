"""What is new: the lines that were added or changed, by git or by a diff in a file.

Documents are still read whole, for context; only findings that touch a changed line count.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lint.core import late
from lint.core.errors import UsageError
from lint.core.finding import Finding, Place

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""What git calls the tree without files (SHA-1 repositories): all is new before the first commit."""

_HUNK = late.re(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<at>\d+)(?:,(?P<new>\d+))? @@")
_ESCAPE = late.re(r"\\([0-7]{3}|.)")
_ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, '"': 34, "\\": 92}

Ranges = list[tuple[int, int]]
"""Half-open ranges of 1-based line numbers, in order."""


@dataclass
class Changed:
    """Changed lines by absolute path; the files in `whole` are new altogether."""

    lines: Mapping[str, Ranges] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    _breaks: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def holds(self, finding: Finding) -> bool:
        """Whether a finding, or one of the places it is about, touches a changed line."""
        return any(map(self._touches, (finding.place, *finding.related)))

    def _touches(self, place: Place) -> bool:
        path = os.path.abspath(place.path)
        if path in self.whole:
            return True
        ranges = self.lines.get(path, [])
        if not ranges:
            return False
        here = place.in_file
        first, end = (self._in_git(path, line) for line in (here.line, here.end_line))
        last = bisect_right(ranges, (end, float("inf"))) - 1
        return last >= 0 and ranges[last][1] > first

    def _in_git(self, path: str, line: int) -> int:
        """The number that git gives to a line: for git, a carriage return alone ends none."""
        if path not in self._breaks:
            self._breaks[path] = _lone_returns(path)
        return line - bisect_left(self._breaks[path], line)


def _lone_returns(path: str) -> list[int]:
    """The numbers of the lines that end with a carriage return alone."""
    try:
        data = Path(path).read_bytes()
    except OSError:  # it is gone meanwhile
        return []
    if b"\r" not in data:
        return []
    return [number for number, end in enumerate(re.findall(rb"\r\n|\n|\r", data), 1) if end == b"\r"]


def since(revision: str) -> Changed:
    """What changed in the working tree since a revision (since the fork from it, where it has gone on), and files that
    git does not know. Raises `UsageError` where git can't tell."""
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    diff = _git(
        "-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/",
        "-M", "-U0", _start(revision), "--",
    )  # fmt: skip
    others = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(top))
    return Changed(
        _ranges(diff, lambda name: str(top / name.removeprefix("b/"))),
        frozenset(os.path.abspath(top / name) for name in others.split("\0") if name),
    )


def _start(revision: str) -> str:
    if _asks("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        if revision == "HEAD":
            return EMPTY_TREE
        raise UsageError(
            f"git does not know the revision '{revision}'; fetch it (in GitHub Actions: actions/checkout with fetch-depth: 0)"
        )
    return (_asks("merge-base", revision, "HEAD") or revision).strip()


def _asks(*args: str) -> str | None:
    import subprocess  # only where git is asked

    try:
        run = subprocess.run(["git", *args], capture_output=True, check=False)
    except OSError:
        raise UsageError("--since needs git, and there is none") from None
    return run.stdout.decode("utf-8", "surrogateescape") if run.returncode == 0 else None


def _git(*args: str) -> str:
    out = _asks(*args)
    if out is None:
        raise UsageError("--since needs a git repository, and this folder is in none")
    return out


def in_diff(path: Path) -> Changed:
    """What a unified diff in a file says was changed; its paths are meant from the working folder, with one of git's
    prefixes (`b/`, those of `diff.mnemonicPrefix`, your own) or none. Raises `UsageError` where none of them is there."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise UsageError(f"{path}: no diff: {error.strerror}") from None
    ranges = _ranges(text, _named_here)
    if ranges and not any(Path(path).exists() for path in ranges):
        raise UsageError(
            f"{path}: none of its files is here ({', '.join(sorted(map(os.path.relpath, ranges))[:3])}); run seedlint in the folder "
            "in which the diff was made"
        )
    if text.strip() and not ranges and not re.search(r"^(?:\+\+\+|diff --git) ", text, re.M):
        raise UsageError(f"{path}: not a unified diff")
    return Changed(ranges)


def _named_here(name: str) -> str:
    """The path of a name in a diff: with the first folder taken off where that is a prefix."""
    bare = name.partition("/")[2]
    if bare and (Path(bare).exists() or (name.startswith("b/") and not Path(name).exists())):
        return bare
    return name


def _ranges(diff: str, path_of: Callable[[str], str]) -> dict[str, Ranges]:
    """Added lines by path, which `path_of` makes of a name in the diff. Lines of hunks are counted, so that a text that looks like a header is not taken for one."""
    out: dict[str, Ranges] = defaultdict(list)
    path: str | None = None
    old = new = at = 0
    for line in diff.split("\n"):
        if old > 0 or new > 0:
            if line.startswith("+"):
                if path is not None:
                    _grow(out[path], at)
                new, at = new - 1, at + 1
            elif line.startswith("-"):
                old -= 1
            elif not line.startswith("\\"):
                old, new, at = old - 1, new - 1, at + 1
        elif hunk := _HUNK.match(line):
            at, old, new = int(hunk["at"]), int(hunk["old"] or 1), int(hunk["new"] or 1)
        elif line.startswith("+++ "):
            name = _unquoted(line[4:].rstrip("\r").split("\t")[0])
            path = None if name == "/dev/null" else os.path.abspath(path_of(name))
    return dict(out)


def _grow(ranges: Ranges, line: int) -> None:
    if ranges and ranges[-1][1] == line:
        ranges[-1] = (ranges[-1][0], line + 1)
    else:
        ranges.append((line, line + 1))


def _unquoted(name: str) -> str:
    """A path as git writes it: in quotes with C escapes where it holds odd characters."""
    if not (name.startswith('"') and name.endswith('"') and len(name) > 1):
        return name
    raw = name[1:-1].encode("utf-8", "surrogateescape").decode("latin-1")

    def char(match: re.Match[str]) -> str:
        code = match[1]
        return chr(int(code, 8)) if len(code) == 3 else chr(_ESCAPES.get(code, ord(code[0])))

    return _ESCAPE.sub(char, raw).encode("latin-1").decode("utf-8", "surrogateescape")


def wanted(revision: str, diff_file: str) -> Changed | None:
    """What the flags `--since` and `--diff-file` ask for; `None` where all lines count."""
    if revision and diff_file:
        raise UsageError("give --since or --diff-file, not both")
    if revision:
        return since(revision)
    return in_diff(Path(diff_file)) if diff_file else None
