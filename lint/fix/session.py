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
from functools import partial
from pathlib import Path

from lint.check import pipeline
from lint.check.rulebook import Rulebook
from lint.check.share import Checked
from lint.core.corpus import Wanted
from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding
from lint.core.result import Progress
from lint.core.text import Coding, Document, encode, sha256
from lint.fix.opened import Opened, open_file
from lint.fix.rounds import FixResult, Keep, fixable
from lint.inputs.again import records_of
from lint.inputs.discover import shown
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

    def apply_round(self, findings: Sequence[Finding], safety: str, keep: Keep = None) -> bool:
        """One round of fixing (see `FixResult.apply_round`), with findings in terms of the file's texts."""
        if self.opened is None:
            return self.result.apply_round(findings, safety, keep)
        lifted = self.opened.lifted(findings)
        moved = self.result.apply_round(lifted, safety, keep, self.opened.lawful)
        back = {id(one): other for one, other in zip(lifted, findings, strict=True)}
        self.result.left = [back.get(id(f), f) for f in self.result.left]
        if moved:
            self.opened.moved_on(self.result.text)
        return moved

    def documents(self) -> Iterable[Document | Failure | Skipped]:
        """The documents of the text as it now is."""
        return self.opened.documents() if self.opened else [Document(self.result.text, self.path, coding=self.coding)]

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
    skipped: list[Skipped] = field(default_factory=list)
    findings: Sequence[Finding] = ()
    """All findings of the last check."""


@dataclass(frozen=True)
class Policy:
    """What is fixed, and for how long: by default whatever is safe, until nothing moves.

    `wanted` picks from the findings of the corpus those whose corrections are asked for (`None`: all); `keep` says which
    findings of a document count, the others are neither fixed nor left over; with `once` there is a single round.
    """

    safety: str = "safe"
    keep: Keep = None
    wanted: Callable[[Sequence[Finding]], Sequence[Finding]] | None = None
    once: bool = False


@dataclass
class _Text:
    """One file or text of a session: what it adds to the corpus, how it is opened, and what became of it."""

    share: _Share
    open: Callable[[Sequence[Finding]], Correction | None]
    draft: Correction | None = None
    stale: bool = False


class FixSession:
    """Fixing as one corpus, whoever asks for it: files, the accepted corrections of a review, standard input, a string.

    Texts are fixed a round at a time and together. Nothing is written here (see `lint.fix.destination`).
    """

    def __init__(self, rulebook: Rulebook, policy: Policy | None = None) -> None:
        self.rulebook = rulebook
        self.policy = policy or Policy()
        self._texts: dict[str, _Text] = {}
        self._files: dict[str, Path] = {}
        self._reader = Reader()

    def add_files(
        self,
        files: Sequence[Path],
        reader: Reader,
        jobs: int = 1,
        progress: Progress = None,
    ) -> None:
        """Check files and take them in."""
        self._reader = reader
        shares = pipeline.check_files(files, self.rulebook, reader, jobs, progress)
        for file, share in zip(files, shares, strict=True):
            self._files[shown(file)] = file
            self._texts[shown(file)] = _Text(_Share.of(share), partial(opened, file, reader=reader))

    def add_opened(self, found: Opened) -> Correction:
        """Check what is already in memory and take it in; gives what becomes of it."""
        draft = Correction(found.file, sha256(found.content_before), found.coding, FixResult(found.text), found)
        self._add(shown(found.file), draft)
        return draft

    def add_text(self, text: str, path: str = "-") -> Correction:
        """Check a string and take it in; gives what becomes of it."""
        draft = Correction(Path(path), "", Coding(), FixResult(text))
        self._add(path, draft)
        return draft

    def _add(self, path: str, draft: Correction) -> None:
        share = _Share.of(pipeline.check_all(draft.documents(), self.rulebook))
        self._texts[path] = _Text(share, lambda findings: draft, draft)

    def run(self, failures: Iterable[Failure] = ()) -> Corrected:
        """Fix round by round until nothing moves, or once; `failures` are what went wrong before."""
        failures = list(failures)
        while True:
            shares = (text.share.summand() for text in self._texts.values())
            result = pipeline.total(shares, self.rulebook, self._again)
            wanted = self.policy.wanted(result.findings) if self.policy.wanted else result.findings
            found = by_path(wanted)
            moved = [path for path in self._texts if self._apply_round(path, found.get(path, []), failures)]
            if not moved or self.policy.once:
                break
        drafts = {path: text.draft for path, text in self._texts.items() if text.draft}
        failures += [failure for draft in drafts.values() for failure in draft.refusals()]
        left = [f for p, fs in found.items() for f in (drafts[p].result.left if p in drafts else self._kept(fs))]
        failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.line, f.what))
        texts = [file for path, file in self._files.items() if self._texts[path].share.checked.documents]
        return Corrected(list(drafts.values()), texts, failures, left, result.skipped, result.findings)

    def _again(self, wanted: Wanted) -> Iterator[Document]:
        """The documents of texts as they now are."""
        for path, records in wanted.items():
            draft = self._texts[path].draft if path in self._texts else None
            if draft is not None:
                yield from (d for d in draft.documents() if isinstance(d, Document))
            elif path in self._files:
                yield from records_of(self._files[path], records, self._reader)

    def _apply_round(self, path: str, findings: Sequence[Finding], failures: list[Failure]) -> bool:
        """One round of one text; whether it changed, and so was checked again."""
        text, policy = self._texts[path], self.policy
        able = text.draft or any(fixable(f, policy.safety) for f in self._kept(findings))
        if text.stale or not able:
            return False
        text.draft = text.draft or text.open(findings)
        if text.draft is None:
            text.stale = True
            failures.append(Failure(path, "changed while seedlint was reading it; run again"))
            return False
        if not text.draft.apply_round(findings, policy.safety, policy.keep):
            return False
        if not policy.once:
            text.share = _Share.of(pipeline.check_all(text.draft.documents(), self.rulebook))
        return True

    def _kept(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        return self.policy.keep(findings) if self.policy.keep else findings


@dataclass(frozen=True)
class _Share:
    """What one document adds to the corpus, kept for several sums: a sum takes its tallies over, so they are packed."""

    checked: Checked
    tallies: bytes

    @classmethod
    def of(cls, checked: Checked) -> _Share:
        return cls(dataclasses.replace(checked, tallies={}), pickle.dumps(checked.tallies, pickle.HIGHEST_PROTOCOL))

    def summand(self) -> Checked:
        return dataclasses.replace(self.checked, tallies=pickle.loads(self.tallies))


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
