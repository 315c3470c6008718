"""Correcting files as one corpus: check, fix, check what changed again, until nothing moves.

Documents are fixed a round at a time and together, because findings about the corpus (one concept under two names, a
block repeated in another file) change when any document does.
"""

from __future__ import annotations

import dataclasses
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint.check import pipeline
from lint.check.rulebook import Rulebook
from lint.core.errors import Failure
from lint.core.finding import Finding
from lint.core.text import Coding, encode, sha256
from lint.fix.opened import Opened, open_file
from lint.fix.rounds import FixResult, Keep, fixable
from lint.inputs.discover import discover, shown
from lint.inputs.globs import Globs
from lint.inputs.reader import Reader


@dataclass
class Correction:
    """One file and what fixing made of it, in terms of its decoded text; `before` is the digest of the bytes that were
    read, out of their container."""

    file: Path
    before: str
    coding: Coding
    result: FixResult
    opened: Opened | None = None
    """How the file is read, where its text is not all of it."""

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
        return self.opened.packed(self.content) if self.opened else self.content

    @property
    def content(self) -> bytes:
        """The bytes of the corrected text, out of their container."""
        return encode(self.result.text, self.coding)

    @property
    def seen(self) -> str:
        """Digest of the bytes that the file had."""
        return sha256(self.opened.original) if self.opened else self.before

    def advance(self, findings: Sequence[Finding], safety: str, keep: Keep = None) -> bool:
        """One round of fixing (see `FixResult.advance`), with findings in terms of the file's texts."""
        if self.opened is None:
            return self.result.advance(findings, safety, keep)
        lifted = self.opened.lifted(findings)
        moved = self.result.advance(lifted, safety, keep, self.opened.lawful)
        back = {id(one): other for one, other in zip(lifted, findings, strict=True)}
        self.result.left = [back.get(id(f), f) for f in self.result.left]
        if moved:
            self.opened.moved_on(self.result.text)
        return moved

    def refusals(self) -> Iterator[Failure]:
        """What could not be corrected without changing more than the text."""
        for reason in dict.fromkeys(why for _, why in self.result.refused):
            rules = sorted({f.rule for f, why in self.result.refused if why == reason})
            yield Failure(self.path, f"not corrected by {', '.join(rules)}: {reason}")


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
    reader: Reader | None = None,
    safety: str = "safe",
    keep: Keep = None,
    outside: Path | None = None,
    exclude: Globs | None = None,
    force_exclude: bool = False,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Corrected:
    """Fix all files under `paths` in memory; nothing is written. `keep` says which findings of a document count.

    Files under the folder `outside` are left out: they are the copies of an earlier run.
    """
    files, failures = discover(paths, exclude, force=force_exclude)
    if outside is not None:
        files = [f for f in files if not f.resolve().is_relative_to(outside.resolve())]
    reader = reader or Reader()
    names = dict(zip(map(shown, files), files, strict=True))
    shares = {
        p: _Share.of(c)
        for p, c in zip(names, pipeline.check_files(files, rulebook, reader, jobs, progress), strict=True)
    }
    drafts: dict[str, Correction] = {}
    stale: set[str] = set()
    moved = True
    while moved:
        moved = False
        result = pipeline.total((share.summand() for share in shares.values()), rulebook)
        found = by_path(result.findings)
        for path in dict.fromkeys((*found, *drafts)):
            findings, draft = found.get(path, []), drafts.get(path)
            if path in stale or not (draft or any(fixable(f, safety) for f in _kept(findings, keep))):
                continue
            draft = draft or opened(names[path], findings, reader)
            if draft is None:
                stale.add(path)
                failures.append(Failure(path, "changed while seedlint was reading it; run again"))
                continue
            drafts[path] = draft
            if draft.advance(findings, safety, keep):
                assert draft.opened is not None
                shares[path] = _Share.of(pipeline.check_all(draft.opened.documents(), rulebook))
                moved = True
    failures += [failure for draft in drafts.values() for failure in draft.refusals()]
    left = [f for p, fs in found.items() for f in (drafts[p].result.left if p in drafts else _kept(fs, keep))]
    failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.line, f.what))
    texts = [file for path, file in names.items() if shares[path].checked.documents]
    return Corrected(list(drafts.values()), texts, failures, left)


@dataclass(frozen=True)
class _Share:
    """What one document adds to the corpus, kept for several sums: a sum takes its tallies over, so they are packed."""

    checked: pipeline.Checked
    tallies: bytes

    @classmethod
    def of(cls, checked: pipeline.Checked) -> _Share:
        return cls(dataclasses.replace(checked, tallies={}), pickle.dumps(checked.tallies, pickle.HIGHEST_PROTOCOL))

    def summand(self) -> pipeline.Checked:
        return dataclasses.replace(self.checked, tallies=pickle.loads(self.tallies))


def _kept(findings: Sequence[Finding], keep: Keep) -> Sequence[Finding]:
    return keep(findings) if keep else findings


def opened(file: Path, findings: Sequence[Finding], reader: Reader) -> Correction | None:
    """A draft of `file`, or nothing when its texts are no longer those that the findings speak of."""
    try:
        found = open_file(file, reader)
    except (OSError, ValueError):
        return None
    if not isinstance(found, Opened) or not found.fits(findings):
        return None
    return Correction(file, sha256(found.content_before), found.coding, FixResult(found.text), found)


def by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the file they are in."""
    out: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        out[finding.place.path].append(finding)
    return out
