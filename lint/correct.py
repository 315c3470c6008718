"""Correcting files as one corpus: check, fix, check what changed again, until nothing moves.

Documents are fixed a round at a time and together, because findings about the corpus (one concept under two names, a
block repeated in another file) change when any document does.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint import run
from lint.discover import discover, shown
from lint.errors import Failure
from lint.finding import Finding
from lint.fix import FixResult, Keep, fixable
from lint.globs import Globs
from lint.rulebook import Rulebook
from lint.text import Coding, Document, decode, encode, sha256


@dataclass
class Correction:
    """One file and what fixing made of it; `before` is the digest of the bytes that were read."""

    file: Path
    before: str
    coding: Coding
    result: FixResult

    @property
    def path(self) -> str:
        """The path as reports show it."""
        return shown(self.file)

    @property
    def changed(self) -> bool:
        """Whether the corrected text differs from the original."""
        return bool(self.result.edits)

    @property
    def data(self) -> bytes:
        """The corrected file, in the encoding of the original and with its byte-order mark."""
        return encode(self.result.text, self.coding)


@dataclass
class Corrected:
    """What correcting a corpus came to: `corrections` for files that had something to fix, `files` are all that were
    read as text, `left` is what still counts of the findings in the corrected texts."""

    corrections: list[Correction] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)


def correct(
    paths: Iterable[str | Path],
    rulebook: Rulebook,
    *,
    safety: str = "safe",
    keep: Keep = None,
    outside: Path | None = None,
    exclude: Globs | None = None,
    force_exclude: bool = False,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Corrected:
    """Fix all files under `paths` in memory; nothing is written. `keep` says which findings of a document count. Files under the folder `outside` are left out: they
    are the copies of an earlier run."""
    files, failures = discover(paths, exclude, force=force_exclude)
    if outside is not None:
        files = [f for f in files if not f.resolve().is_relative_to(outside.resolve())]
    parts = dict(zip(map(shown, files), run.check_files(files, rulebook, jobs, progress), strict=True))
    names = dict(zip(map(shown, files), files, strict=True))
    drafts: dict[str, Correction] = {}
    stale: set[str] = set()
    while True:
        # summing may grow the summands, which are needed again in the next round
        result = run.total(copy.deepcopy(list(parts.values())), rulebook)
        moved = False
        found = by_path(result.findings)
        for path in dict.fromkeys((*found, *drafts)):
            findings, draft = found.get(path, []), drafts.get(path)
            if path in stale or not (draft or any(fixable(f, safety) for f in (keep(findings) if keep else findings))):
                continue
            draft = draft or opened(names[path], findings)
            if draft is None:
                stale.add(path)
                failures.append(Failure(path, "changed while seedlint was reading it; run again"))
                continue
            drafts[path] = draft
            if draft.result.advance(findings, safety, keep):
                parts[path] = run.check_document(Document(draft.result.text, path, coding=draft.coding), rulebook)
                moved = True
        if not moved:
            break
    failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.what))
    left: list[Finding] = []
    for path, findings in found.items():
        left += drafts[path].result.left if path in drafts else keep(findings) if keep else findings
    texts = [f for f in files if parts[shown(f)].documents]
    return Corrected(list(drafts.values()), texts, failures, left)


def opened(file: Path, findings: Sequence[Finding]) -> Correction | None:
    """A draft of `file`, or nothing when its text is no longer the one that the findings speak of."""
    try:
        data = file.read_bytes()
        text, coding = decode(data)
    except (OSError, ValueError):
        return None
    if any(text[f.place.start : f.place.end] != f.place.found for f in findings):
        return None
    return Correction(file, sha256(data), coding, FixResult(text))


def by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the file they are in."""
    out: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        out[finding.place.path].append(finding)
    return out
