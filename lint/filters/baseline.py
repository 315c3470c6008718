"""The baseline: findings that were there when a project began to check, and that are worked off by and by.

An entry is a path, a rule, an anchor (rule, found text, neighbours on the line) and how many findings share it: never a
line number, so that it survives edits elsewhere. A baseline may only shrink, unless a person accepts what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lint.core.atomic import write_atomically
from lint.core.errors import UsageError
from lint.core.finding import Finding, Place
from lint.core.rule import Confidence, Rule, Severity
from lint.core.text import Document
from lint.inputs.globs import below

SHOWN = 80
"""Code points of the found text that an entry shows to people."""

STALE = Rule(
    id="stale", pack="baseline", kind="baseline", message="{rule} no longer finds this; `seedlint baseline prune`",
    severity=Severity.WARNING, confidence=Confidence.HIGH, cls="inconsistency", options=None, source="seedlint itself",
    why="An entry that nothing needs would let the same defect in again.",
)  # fmt: skip

Key = tuple[str, str, str]
"""Path (from the folder of the configuration), rule, anchor."""


@dataclass
class Baseline:
    """Known findings by key: how many, and the found text for people."""

    counts: Counter[Key] = field(default_factory=Counter)
    found: dict[Key, str] = field(default_factory=dict)
    root: Path = Path()

    def key(self, finding: Finding) -> Key:
        """The key under which a finding is known."""
        return below(Path(finding.place.path), self.root.absolute()), finding.rule, finding.anchor

    def new(self, findings: Iterable[Finding]) -> tuple[list[Finding], Counter[Key]]:
        """The findings that are not known, and what of the baseline nothing needed."""
        if not self.counts:
            return list(findings), Counter()
        left = Counter(self.counts)
        out = [finding for finding in findings if not self.knows(finding, left)]
        return out, +left

    def knows(self, finding: Finding, left: Counter[Key]) -> bool:
        """Whether a finding is known, under its path or one that is gone: its file was moved. `left` is what of the
        baseline nothing needed yet."""
        if not left:
            return False
        own = self.key(finding)
        key = next((key for key in (own, *self._moved.get(own[1:], ())) if left[key] > 0), None)
        if key is None:
            return False
        left[key] -= 1
        return True

    @cached_property
    def _moved(self) -> dict[tuple[str, str], list[Key]]:
        """The keys of files that are no longer there, by rule and anchor."""
        there = {path: (self.root / path).exists() for path, _, _ in self.counts}
        out: dict[tuple[str, str], list[Key]] = {}
        for key in self.counts:
            if not there[key[0]]:
                out.setdefault(key[1:], []).append(key)
        return out

    def stale(self, left: Mapping[Key, int], files: Iterable[str], rules: Iterable[str]) -> Counter[Key]:
        """Of what nothing needed, what the run can tell is gone: rule in force, and file checked or there no more."""
        seen, known = {below(Path(f), self.root.absolute()) for f in files}, set(rules)
        return Counter(
            {
                key: n
                for key, n in left.items()
                if key[1] in known and (key[0] in seen or not (self.root / key[0]).exists())
            }
        )

    def without(self, gone: Mapping[Key, int]) -> Baseline:
        """The baseline without entries that nothing needs."""
        return Baseline(self.counts - Counter(gone), self.found, self.root)

    def plus(self, findings: Iterable[Finding]) -> Baseline:
        """The baseline with more findings."""
        out = Baseline(Counter(self.counts), dict(self.found), self.root)
        for finding in findings:
            key = self.key(finding)
            out.counts[key] += 1
            text = finding.place.found
            out.found[key] = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        return out

    def lines(self) -> Iterator[tuple[Key, str]]:
        """The file's entries, one a line, sorted so that a diff shows what changed."""
        import json

        for key in sorted(self.counts):
            path, rule, anchor = key
            entry = {"path": path, "rule": rule, "found": self.found.get(key, ""), "anchor": anchor}
            yield key, json.dumps({**entry, "count": self.counts[key]}, ensure_ascii=False)

    def text(self) -> str:
        """The whole file: JSON, an entry a line."""
        return '{"schema": 1, "known": [\n' + ",\n".join(line for _, line in self.lines()) + "\n]}\n"

    def write(self, path: Path) -> None:
        """Write the file."""
        write_atomically(path, self.text().encode("utf-8", "backslashreplace"))

    def remarks(self, path: Path, stale: Mapping[Key, int]) -> Iterator[Finding]:
        """Stale entries as findings in the baseline's own file."""
        document = Document(path.read_bytes().decode("utf-8"), path.as_posix())
        starts = {line: i for i, (a, b) in enumerate(document.line_spans) if (line := document.text[a:b].rstrip(","))}
        for key, line in self.lines():
            if key in stale and line in starts:
                place = Place.of(document, *document.line_spans[starts[line]])
                message = STALE.message.format(rule=key[1])
                yield Finding(STALE.name, STALE.kind, STALE.cls, place, message, STALE.severity, STALE.confidence)


def read(path: Path, root: Path = Path()) -> Baseline:
    """Read a baseline; raises `UsageError` where there is none, or where it is none."""
    import json

    try:
        raw = json.loads(path.read_bytes().decode("utf-8"))
        if raw["schema"] != 1:
            raise UsageError(f"{path}: a baseline of a newer version of seedlint")
        out = Baseline(root=root)
        for entry in raw["known"]:
            key = (str(entry["path"]), str(entry["rule"]), str(entry["anchor"]))
            out.counts[key] += int(entry["count"])
            out.found[key] = str(entry["found"])
        return out
    except FileNotFoundError:
        raise UsageError(f"there is no baseline {path}; `seedlint baseline write` makes it") from None
    except (OSError, ValueError, TypeError, KeyError):
        raise UsageError(f"{path}: not a baseline of seedlint") from None


def of(findings: Sequence[Finding], root: Path = Path()) -> Baseline:
    """A baseline of these findings."""
    return Baseline(root=root).plus(findings)
